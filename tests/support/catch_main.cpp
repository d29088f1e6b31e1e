#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

#if defined(__SANITIZE_THREAD__)
// As in tsan.supp, for the tests themselves.
extern "C" const char* __tsan_default_suppressions() {
  return "called_from_lib:libssl.so\ncalled_from_lib:libcrypto.so\n";
}
#endif
