// What the browser keeps for this page: the draft. Where it refuses, nothing is kept.
//   [X] texts by name (localStorage)
//   [ ] files
#pragma once

#include <string>

namespace pinwright::platform {

/// Empty where there is none.
std::string ReadStored(const char* key);
/// An empty text removes it. False: the browser refused (no room, storage blocked).
bool WriteStored(const char* key, const std::string& text);
/// Puts `text` onto the clipboard where the browser lets a page do so.
void CopyToClipboard(const std::string& text);

}  // namespace pinwright::platform
