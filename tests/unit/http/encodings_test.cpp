#include "proxy/http/encodings.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace pinwright::http {

TEST_CASE("a browser gets the best coding that it takes", "[http]")
{
    struct Case {
        std::string accept;
        bool brotli;
        bool gzip;
        Encoding chosen;
    };
    const Case cases[] = {
        {"gzip, deflate, br, zstd", true, true, Encoding::kBrotli},
        {"gzip, deflate", true, true, Encoding::kGzip},
        {"br", false, true, Encoding::kIdentity},
        {"gzip, br", false, true, Encoding::kGzip},
        {"", true, true, Encoding::kIdentity},
        {"deflate", true, true, Encoding::kIdentity},
        {"*", true, true, Encoding::kBrotli},
        {"br;q=0, gzip", true, true, Encoding::kGzip},
        {"br;q=0.5, gzip;q=0.8", true, true, Encoding::kGzip},
        {"br;q=0.5,gzip;q=0.5", true, true, Encoding::kBrotli},
        {"identity, gzip;q=0.5", true, true, Encoding::kIdentity},
        {"gzip;q=0, *;q=0", true, true, Encoding::kIdentity},
        {"*;q=0.1, br;q=0", true, true, Encoding::kGzip},
        {" GZIP ; Q=1.0 ", true, true, Encoding::kGzip},
        {"br;q=nonsense, gzip;q=0.1", true, true, Encoding::kGzip},
        {"br;q=1.00000000", true, true, Encoding::kIdentity},  // too many digits
        {",,;;q=,gzip", true, true, Encoding::kGzip},
        {"brotli", true, true, Encoding::kIdentity},
    };
    for (const Case& one : cases) {
        INFO(one.accept);
        CHECK(ChooseEncoding(one.accept, one.brotli, one.gzip) == one.chosen);
    }
}

}  // namespace pinwright::http
