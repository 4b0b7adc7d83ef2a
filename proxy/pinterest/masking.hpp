// Secrets in Pinterest's words: an answer may repeat what it was asked with, or what it has just given
// out, and its words go to page, log and history. Whatever is or looks like a secret becomes "...".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pinwright::pinterest {

/// `text` without each of `secrets` (as it is, or percent-encoded), without anything that begins as
/// Pinterest's tokens do (pina, pinr, pinc), and without the values of `Basic`, `Bearer`, `client_secret`,
/// `access_token`, `refresh_token` and `code`. Ordinary words after the first two stay.
std::string Masked(std::string text, const std::vector<std::string_view>& secrets);

}  // namespace pinwright::pinterest
