#include "connectkit/yaml/explanation.hpp"

#include <algorithm>
#include <array>

namespace connectkit::yaml {
namespace {

constexpr std::string_view tag_help = "put the text in quotes if it begins with \"!\" itself";
constexpr std::string_view anchor_help = "put the text in quotes if it begins with \"&\" or \"*\" itself";
constexpr std::string_view directive_help = "a line that begins with \"%\" is a directive: put the text in quotes";

// Every text of its scanner and parser that can reach us, and what a person can do about it.
constexpr std::array explanations{
    Explanation{"did not find expected key", At::problem, "this continues neither the mapping above nor its last value",
                "keys of one mapping begin in one column, and each is followed by \": \""},
    Explanation{"did not find expected '-' indicator", At::problem,
                "this continues neither the list above nor its last item",
                "the dashes of one list stand in one column, and the keys of one item too"},
    Explanation{"could not find expected ':'", At::line, "a line that is neither a key nor part of the value above",
                "write \"key: value\", or indent the line if it belongs to the value above it"},
    Explanation{"mapping keys are not allowed in this context", At::problem, "a key where none can stand",
                "check the indentation"},
    Explanation{"block sequence entries are not allowed in this context", At::problem,
                "a list item where none can stand", "begin the list in the line below its key"},
    Explanation{"did not find expected ',' or ']'", At::problem, "a comma or \"]\" is missing before this",
                "put text in quotes that holds brackets, braces or commas itself"},
    Explanation{"did not find expected ',' or '}'", At::problem, "a comma or \"}\" is missing before this",
                "put text in quotes that holds brackets, braces or commas itself"},
    Explanation{"did not find expected node content", At::problem, "a value is missing before this", ""},
    Explanation{"did not find expected <document start>", At::problem, "text after the end of the document",
                "a definition is one mapping: check the indentation"},
    Explanation{"found unknown escape character", At::backslash, "YAML knows no such escape",
                "write a backslash as \"\\\\\" in double quotes, or use single quotes"},
    Explanation{"did not find expected hexdecimal number", At::backslash,
                "an escape without all of its hexadecimal digits", "\\x takes two of them, \\u four, \\U eight"},
    Explanation{"found invalid Unicode character escape code", At::backslash,
                "an escape for a character that does not exist", ""},
    Explanation{"found a tab character that violates indentation", At::problem, "a tab in the indentation",
                "indent with spaces"},
    Explanation{"found a tab character where an indentation space is expected", At::problem, "a tab in the indentation",
                "indent with spaces"},
    Explanation{"found an indentation indicator equal to 0", At::problem, "a block of text cannot be indented by 0",
                "leave the number out, or write 1 to 9"},
    Explanation{"did not find expected comment or line break", At::problem, "text where the line must end",
                "a block of text begins in the line below, a comment with \" #\""},
    Explanation{"found undefined tag handle", At::context, "a tag whose prefix is declared nowhere", tag_help},
    Explanation{"did not find expected '!'", At::context, "a tag without its second \"!\"", tag_help},
    Explanation{"did not find expected tag URI", At::context, "a tag without a name", tag_help},
    Explanation{"did not find the expected '>'", At::context, "a tag without its \">\"", tag_help},
    Explanation{"did not find expected whitespace or line break", At::problem, "a blank is missing before this",
                tag_help},
    Explanation{"did not find URI escaped octet", At::problem, "an escape in a tag without its hexadecimal digits",
                tag_help},
    Explanation{"found an incorrect leading UTF-8 octet", At::problem, "an escape in a tag that is not UTF-8",
                tag_help},
    Explanation{"found an incorrect trailing UTF-8 octet", At::problem, "an escape in a tag that is not UTF-8",
                tag_help},
    Explanation{"did not find expected alphabetic or numeric character", At::context,
                "an anchor or alias without a name", anchor_help},
    Explanation{"found unexpected ':'", At::problem, "a \":\" in a value without quotes", "put the value in quotes"},
    Explanation{"could not find expected directive name", At::context, "a directive without a name", directive_help},
    Explanation{"found unknown directive name", At::context, "a directive that YAML does not know", directive_help},
    Explanation{"found unexpected non-alphabetical character", At::context, "a directive that YAML does not know",
                directive_help},
    Explanation{"did not find expected version number", At::context, "a %YAML directive without its version",
                directive_help},
    Explanation{"did not find expected digit or '.' character", At::context, "a %YAML directive without its version",
                directive_help},
    Explanation{"found extremely long version number", At::context,
                "a %YAML directive with a version that does not exist", "leave the directive out"},
    Explanation{"found incompatible YAML document", At::problem, "a version of YAML that no reader takes",
                "leave the directive out: readers take 1.1 and 1.2"},
    Explanation{"found duplicate %YAML directive", At::problem, "a second %YAML directive", "leave it out"},
    Explanation{"found duplicate %TAG directive", At::problem, "a second %TAG directive for one prefix",
                "leave it out"},
    Explanation{"did not find expected whitespace", At::context, "a %TAG directive without its prefix", directive_help},
};

}  // namespace

const Explanation* find_explanation(std::string_view problem) {
  const auto found = std::find_if(explanations.begin(), explanations.end(),
                                  [&](const Explanation& e) { return e.problem == problem; });
  return found == explanations.end() ? nullptr : &*found;
}

}  // namespace connectkit::yaml
