// Reads and writes the child's files. Any failure ends the child at once with a verdict: it has nothing to
// clean up.
#pragma once

#include <string>
#include <string_view>

#include "proxy/media/child/contract.hpp"

namespace pinwright::media {

[[noreturn]] void End(ChildVerdict verdict);

/// Reads the whole file, from its beginning.
std::string ReadAll(int file);

/// Appends all of it. Ends the child with kTooManyBytes past the size limit.
void WriteAll(int file, std::string_view bytes);

}  // namespace pinwright::media
