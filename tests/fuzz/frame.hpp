// What every fuzz target shares. A target defines Try, which hands the bytes to a parser and checks with
// Require what must be true of the result, whatever the bytes were.
#pragma once

#include <string_view>

namespace pinwright::fuzz {

/// Defined by the target. Must not keep anything from one call to the next.
void Try(std::string_view bytes);

/// Ends the process with `claim` if it does not hold; libFuzzer then keeps the bytes.
void Require(bool holds, const char* claim);

}  // namespace pinwright::fuzz
