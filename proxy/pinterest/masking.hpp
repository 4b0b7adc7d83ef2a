// Masks secrets in Pinterest's messages. An answer may repeat what was sent, or tokens that it has just
// granted, and its text goes to page, log and history. Anything that is a secret or looks like one becomes
// "...".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pinwright::pinterest {

/// `text` without each of `secrets` (plain or percent-encoded), without anything that begins like Pinterest's
/// tokens (pina, pinr, pinc), and without the values of `Basic`, `Bearer`, `client_secret`, `access_token`,
/// `refresh_token` and `code`. Ordinary words after the first two stay.
std::string Masked(std::string text, const std::vector<std::string_view>& secrets);

}  // namespace pinwright::pinterest
