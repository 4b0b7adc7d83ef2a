// Batches over the wire: what is refused, and what is answered.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

namespace {

using nlohmann::json;

const std::string kBatches = "/api/v1/pins/batch";

}  // namespace

TEST_CASE("a batch says what it did, and to how many", "[http][batches]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string image = server.StoreImage();
    REQUIRE(server.AskFromPage("POST", "/api/v1/pins", PinJson(image, R"("state":"draft")")).status == 201);
    const std::string revision = std::to_string(server.store().Revision());
    const auto ask = [&](const std::string& rest) {
        return server.AskFromPage("POST", kBatches,
                                  R"({"do":"cancel","states":["draft"],"revision":)" + revision + rest + "}");
    };
    const TestAnswer counted = ask(R"(,"only_count":true)");
    CHECK(counted.status == 200);
    CHECK(json::parse(counted.body) == json::parse(R"({"matched":1,"done":1,"skipped":{}})"));
    CHECK(server.store().pins.Find(kUuid)->state == PinState::kDraft);
    CHECK(json::parse(ask("").body).at("done") == 1);
    CHECK(server.store().pins.Find(kUuid)->state == PinState::kCanceled);
}

TEST_CASE("a batch that is not clear about what to do does nothing", "[http][batches]")
{
    RunningServer server;
    const std::string bodies[] = {
        "[]",
        R"({"states":["draft"],"revision":1})",
        R"({"do":"publish","states":["draft"],"revision":1})",
        R"({"do":"cancel","revision":1})",
        R"({"do":"cancel","states":["gone"],"revision":1})",
        R"({"do":"cancel","states":["draft"]})",
        R"({"do":"move","states":["draft"],"revision":1})",
        R"({"do":"move","states":["draft"],"revision":1,"days":1,"date":"2027-01-01"})",
        R"({"do":"move","states":["draft"],"revision":1,"days":100000})",
        R"({"do":"move","states":["draft"],"revision":1,"date":"tomorrow"})",
    };
    for (const std::string& body : bodies) {
        INFO(body);
        const TestAnswer answer = server.AskFromPage("POST", kBatches, body);
        CHECK(answer.status == 400);
        CHECK(json::parse(answer.body).at("error").at("id") == "bad_request");
    }
}

}  // namespace pinwright::http::test
