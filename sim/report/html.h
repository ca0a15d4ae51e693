#pragma once

#include <string>
#include <string_view>

namespace skerry {

/// `text` for HTML and SVG, in elements and in attributes within double quotes.
std::string escaped(std::string_view text);

/// `<name attributes>content</name>`; `content` is HTML already.
std::string element(std::string_view name, std::string_view content,
                    std::string_view attributes = {});

/// The same around plain text, which it escapes.
std::string text_element(std::string_view name, std::string_view text,
                         std::string_view attributes = {});

}  // namespace skerry
