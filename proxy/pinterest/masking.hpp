// Masks secrets in Pinterest's messages. An answer may repeat what we sent, or tokens it has just granted,
// and its text goes to the page, the log and the history. Replaces anything that is or looks like a secret
// with "...".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pinwright::pinterest {

/// Masks each of `secrets` (plain or percent-encoded), anything that begins like Pinterest's tokens (pina,
/// pinr, pinc), and the values of `Basic`, `Bearer`, `client_secret`, `access_token`, `refresh_token` and
/// `code`. Keeps ordinary words after `Basic` and `Bearer`.
std::string Masked(std::string text, const std::vector<std::string_view>& secrets);

}  // namespace pinwright::pinterest
