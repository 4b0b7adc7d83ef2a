// The headers that restrict what a browser does with an answer: the content policy, the features that scripts
// can use, and what other sites learn. Every answer has the fixed ones; pages have more.
#pragma once

#include <string>

#include "proxy/http/request_and_response.hpp"

namespace pinwright::http {

/// The headers that every answer has, each with its line end. The last two parameters say whether the answer
/// has its own header of this kind.
void AppendFixedHeaders(std::string& text, bool has_referrer_policy, bool has_content_policy);

/// For the composer's page: its own scripts, styles and images, and nothing from elsewhere.
void AddComposerPolicy(Response& response);

/// For a page without script, style or image.
void AddPlainPagePolicy(Response& response);

}  // namespace pinwright::http
