#include "proxy/standin/oauth/page.hpp"

#include <catch2/catch_test_macros.hpp>

#include "rig.hpp"

namespace pinwright::standin {

TEST_CASE("a made pin has a page that shows its texts as text", "[standin]")
{
    Rig rig;
    nlohmann::json body = PinBody(rig.BoardId(), "Brot & <b>Salz</b>");
    body["description"] = "\"frisch\" 🍞";
    const Said made = rig.Ask("POST", "/v5/pins", body.dump());
    REQUIRE(made.status() == 201);
    const std::string id = made.json.at("id").get<std::string>();

    Call call;
    call.method = "GET";
    call.path = "/pin/" + id + "/";
    const Said page = rig.Send(call);
    CHECK(page.status() == 200);
    CHECK(page.reply.body.find("Brot &amp; &lt;b&gt;Salz&lt;/b&gt;") != std::string::npos);
    CHECK(page.reply.body.find("&quot;frisch&quot; 🍞") != std::string::npos);
    CHECK(page.reply.body.find("This is not Pinterest.") != std::string::npos);
    CHECK(page.reply.body.find("<b>") == std::string::npos);

    for (const char* path : {"/pin/", "/pin/1/", "/pin/../v5/pins/"}) {
        call.path = path;
        CHECK(rig.Send(call).status() == 404);
    }
}

}  // namespace pinwright::standin
