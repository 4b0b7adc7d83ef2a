#include "proxy/http/replies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace pinwright::http {

TEST_CASE("an error answers with the catalog's words and never with what is for the log", "[http]")
{
    const Response reply = ErrorReply(Error{
        Cause::kStorage, "The disk said no.", "SECRET LOG", {{"title", "too_long", "Too long.", "Cut."}}});
    CHECK(reply.status == 503);
    CHECK(reply.body.find("SECRET") == std::string::npos);
    const nlohmann::json error = nlohmann::json::parse(reply.body).at("error");
    CHECK(error.at("id") == Describe(Cause::kStorage).id);
    CHECK(error.at("detail") == "The disk said no.");
    CHECK(error.at("problems").at(0).at("field") == "title");
}

TEST_CASE("nothing that is shown on a plain page can become markup", "[http]")
{
    const Response page = PlainPage(200, "<b>", "\"><script>alert('1')</script>&", "/x?a=\"><img>");
    CHECK(page.body.find("<script>") == std::string::npos);
    CHECK(page.body.find("<b>") == std::string::npos);
    CHECK(page.body.find("<img>") == std::string::npos);
    CHECK(page.body.find("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;") != std::string::npos);
}

TEST_CASE("a body over its limit is not kept", "[http]")
{
    const BodyReader read = [](const BodySink& sink) -> Result<Done> {
        for (int i = 0; i < 4; ++i) {
            const Result<Done> taken = sink("12345");
            if (!taken.ok())
                return taken;
        }
        return Done{};
    };
    CHECK(ReadText(read, 20).value().size() == 20);
    const Result<std::string> over = ReadText(read, 19);
    REQUIRE(!over.ok());
    CHECK(over.error().cause == Cause::kTooLarge);
}

}  // namespace pinwright::http
