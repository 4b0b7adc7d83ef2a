#include "proxy/http/status_codes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace pinwright::http {

TEST_CASE("every cause has an error status, and only a missing session is 401", "[http]")
{
    for (const CatalogEntry& entry : Catalog()) {
        INFO(std::string(entry.id));
        const int status = HttpStatus(entry.cause);
        CHECK(status >= 400);
        CHECK(status < 600);
        CHECK((status == 401) == (entry.cause == Cause::kNoSession));
        CHECK((status == 403) == (entry.cause == Cause::kForeignOrigin));
    }
}

}  // namespace pinwright::http
