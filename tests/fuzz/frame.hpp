// The part that all fuzz targets share. A target defines Try, which passes the bytes to a parser and checks
// with Require what must always be true of the result.
#pragma once

#include <string_view>

namespace pinwright::fuzz {

/// Defined by the target. Must not keep anything from one call to the next.
void Try(std::string_view bytes);

/// Ends the process with `claim` if it does not hold; libFuzzer then saves the bytes.
void Require(bool holds, const char* claim);

}  // namespace pinwright::fuzz
