#include "sim/report/html.h"

namespace skerry {

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string element(std::string_view name, std::string_view content, std::string_view attributes) {
  std::string result = "<" + std::string(name);
  if (!attributes.empty()) (result += ' ') += attributes;
  (result += '>') += content;
  return result + "</" + std::string(name) + ">";
}

std::string text_element(std::string_view name, std::string_view text,
                         std::string_view attributes) {
  return element(name, escaped(text), attributes);
}

}  // namespace skerry
