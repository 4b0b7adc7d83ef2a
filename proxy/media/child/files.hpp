// The child's three files. Whatever goes wrong ends the child with its verdict: there is nothing to clean up,
// and nobody else in this process.
#pragma once

#include <string>
#include <string_view>

#include "proxy/media/child/contract.hpp"

namespace pinwright::media {

[[noreturn]] void End(ChildVerdict verdict);

/// All of a file, from its beginning.
std::string ReadAll(int file);

/// Appends all of it. Past the limit of bytes: kTooManyBytes.
void WriteAll(int file, std::string_view bytes);

}  // namespace pinwright::media
