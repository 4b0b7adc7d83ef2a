// The frame of the pages that a person sees: plain HTML, no script, a strict policy, and a notice that this
// is a stand-in and not Pinterest.
#pragma once

#include <string>
#include <string_view>

#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// The notice that this is not Pinterest, as HTML.
inline constexpr std::string_view kNotice =
    "<p class=\"notice\"><strong>This is not Pinterest.</strong> It is a stand-in that runs on this "
    "computer, so "
    "that everything can be tried without a Pinterest account. Nothing here is published.</p>\n";

/// Escapes `text` for HTML text and quoted attributes.
std::string Escaped(std::string_view text);

/// A page with this title (plain text) and content (HTML). `redirect_origin`: where its form's answer may
/// redirect to, or empty.
Reply HtmlPage(int status, std::string_view title, const std::string& content,
               const std::string& redirect_origin);

/// GET /pin/ID/: a pin as a visitor sees it; 404 if neither side has such a pin.
Reply ShowPin(std::string_view path, World& world);

}  // namespace pinwright::standin
