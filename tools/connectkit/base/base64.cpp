#include "connectkit/base/base64.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "connectkit/base/text.hpp"

namespace connectkit {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> make_digits() {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(no_digit);
  for (std::size_t value = 0; value < alphabet.size(); ++value) {
    digits[static_cast<unsigned char>(alphabet[value])] = static_cast<std::uint8_t>(value);
  }
  return digits;
}

constexpr std::array<std::uint8_t, 256> digits = make_digits();

/// Takes characters one by one. Four make three bytes; "=" stands for what is missing at the end.
class Decoder {
 public:
  explicit Decoder(std::size_t size) { bytes_.reserve(size / 4 * 3 + 3); }

  /// False when the character cannot stand here.
  bool take(char character) {
    if (character == '=') return take_padding();
    const std::uint8_t digit = digits[static_cast<unsigned char>(character)];
    if (digit == no_digit || padding_ > 0) return false;
    bits_ = bits_ << 6U | digit;
    if (++count_ == 4) {
      append(3);
      count_ = 0;
    }
    return true;
  }

  [[nodiscard]] bool complete() const { return count_ == 0 || count_ + padding_ == 4; }

  /// The bytes. Bits that the padding leaves over are ignored, as Go's decoder does.
  std::string finish() {
    if (count_ > 0) {
      bits_ <<= 6U * padding_;
      append(count_ - 1);
    }
    return std::move(bytes_);
  }

 private:
  bool take_padding() { return count_ >= 2 && count_ + ++padding_ <= 4; }

  void append(unsigned count) {
    for (unsigned shift = 16; count > 0; --count, shift -= 8) bytes_ += static_cast<char>(bits_ >> shift & 0xFFU);
    if (count_ == 4) bits_ = 0;
  }

  std::string bytes_;
  std::uint32_t bits_ = 0;
  unsigned count_ = 0;
  unsigned padding_ = 0;
};

}  // namespace

Result<std::string> decode_base64(std::string_view text) {
  Decoder decoder(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || text[at] == '\r') continue;
    if (!decoder.take(text[at])) {
      return Error{
          fmt::format("{} at character {} has no place in standard base64", quoted(text.substr(at, 1)), at + 1)};
    }
  }
  if (!decoder.complete()) return Error{"base64 that is cut off, or lacks its padding"};
  return decoder.finish();
}

std::string encode_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t n = 0; n < 3; ++n) {
      bits = bits << 8U | (at + n < bytes.size() ? static_cast<unsigned char>(bytes[at + n]) : 0U);
    }
    for (std::size_t n = 0; n < 4; ++n) {
      text += at + n > bytes.size() ? '=' : alphabet[bits >> (18U - 6U * static_cast<unsigned>(n)) & 0x3FU];
    }
  }
  return text;
}

}  // namespace connectkit
