#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

TEST_CASE("an image is stored once and read back byte for byte", "[http]")
{
    RunningServer server;
    const TestAnswer stored = server.AskFromPage("POST", "/api/v1/media", SmallPng());
    REQUIRE(stored.status == 201);
    const nlohmann::json media = nlohmann::json::parse(stored.body);
    CHECK(media.at("content_type") == "image/png");
    CHECK(media.at("width") == 400);
    CHECK(media.at("bytes") == SmallPng().size());
    const std::string id = media.at("id").get<std::string>();
    CHECK(server.StoreImage() == id);

    const TestAnswer read = server.AskFromPage("GET", "/api/v1/media/" + id);
    CHECK(read.status == 200);
    CHECK(read.body == SmallPng());
    CHECK(read.Header("Content-Type") == "image/png");
    CHECK(read.Header("Cache-Control") == "private, max-age=31536000, immutable");

    const std::vector<std::string> held = {"Cookie: " + server.Cookie(),
                                           "If-None-Match: " + read.Header("ETag")};
    const TestAnswer again = server.Ask("GET", "/api/v1/media/" + id, held);
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.Header("Content-Length").empty());
}

TEST_CASE("a preview is what is shown small", "[http]")
{
    RunningServer server;
    const std::string id = server.StoreImage();
    const std::string path = "/api/v1/media/" + id;
    const TestAnswer made = server.AskFromPage("GET", path + "?size=small");
    CHECK(made.status == 200);
    CHECK(made.body.starts_with("\xff\xd8\xff"));
    CHECK(made.body.size() <= 20'480);

    REQUIRE(std::filesystem::remove(server.folder() / "media" / (id + ".preview")));
    const TestAnswer before = server.AskFromPage("GET", path + "?size=small");
    CHECK(before.status == 200);
    CHECK(before.body == SmallPng());
    CHECK(before.Header("Cache-Control") == "private, no-cache");

    CHECK(server.AskFromPage("PUT", path + "/preview", SmallPng()).status == 204);
    const TestAnswer after = server.AskFromPage("GET", path + "?size=small");
    CHECK(after.status == 200);
    CHECK(after.body == SmallPng());
    CHECK(after.Header("ETag") != before.Header("ETag"));
}

TEST_CASE("what is no image, or is not here, is refused with what to do", "[http]")
{
    RunningServer server;
    const std::string id = server.StoreImage();
    const std::string unknown(64, '0');
    const std::vector<std::string> page = {"Cookie: {cookie}", "Origin: http://localhost:8080"};
    const ApiCase cases[] = {
        {"a video",
         "POST",
         "/api/v1/media",
         page,
         std::string("\0\0\0\x18"
                     "ftypmp42\0\0\0\0mp42isom",
                     24) +
             std::string(500, 'x'),
         415,
         {"image_unsupported", "\"fix\""},
         {}},
        {"a text", "POST", "/api/v1/media", page, "hello", 415, {"image_unsupported"}, {}},
        {"nothing", "POST", "/api/v1/media", page, "", 422, {"image_broken"}, {}},
        {"half an image", "POST", "/api/v1/media", page, SmallPng().substr(0, 50), 422, {"image_broken"}, {}},
        {"preview of nothing",
         "PUT",
         "/api/v1/media/" + unknown + "/preview",
         page,
         SmallPng(),
         404,
         {"not_found"},
         {}},
        {"preview that is none",
         "PUT",
         "/api/v1/media/" + id + "/preview",
         page,
         "hello",
         415,
         {"image_unsupported"},
         {}},
        {"preview too large",
         "PUT",
         "/api/v1/media/" + id + "/preview",
         page,
         std::string(20481, 'x'),
         413,
         {"too_large"},
         {}},
        {"unknown image", "GET", "/api/v1/media/" + unknown, page, "", 404, {"not_found"}, {}},
        {"no id", "GET", "/api/v1/media/key", page, "", 404, {"not_found"}, {}},
        {"image of Pinterest's that is none",
         "GET",
         "/api/v1/images/abc",
         page,
         "",
         204,
         {"Cache-Control: private"},
         {"error"}},
        {"without a session", "GET", "/api/v1/media/" + id, {}, "", 401, {"no_session"}, {"PNG"}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

}  // namespace pinwright::http::test
