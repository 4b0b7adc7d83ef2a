#include "tests/fuzz/frame.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace pinwright::fuzz {

void Require(bool holds, const char* claim)
{
    if (holds)
        return;
    std::fprintf(stderr, "Not true: %s\n", claim);
    std::abort();
}

}  // namespace pinwright::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    pinwright::fuzz::Try({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
