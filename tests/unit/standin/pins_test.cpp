#include <catch2/catch_test_macros.hpp>

#include "proxy/standin/world/encoding.hpp"
#include "tests/unit/standin/rig.hpp"

namespace pinwright::standin {

using nlohmann::json;

TEST_CASE("a pin is made, read back, listed and deleted", "[standin]")
{
    Rig rig;
    const std::string board = rig.BoardId();
    json body = PinBody(board, "日本語 مرحبا 🌿");
    body["link"] = "https://example.com/a?b=%20&c=ü#d";
    body["description"] = "  two  spaces ";
    const Said made = rig.Ask("POST", "/v5/pins", body.dump());
    REQUIRE(made.status() == 201);
    CHECK(made.json.at("title") == "日本語 مرحبا 🌿");
    CHECK(made.json.at("link") == "https://example.com/a?b=%20&c=ü#d");
    CHECK(made.json.at("created_at") == "2026-11-18T11:06:40");
    CHECK(made.json.at("note") == "");
    CHECK(made.json.at("product_tags").empty());
    CHECK(made.json.at("is_removable") == true);
    CHECK(made.json.at("alt_text").is_null());
    CHECK(made.json.at("media").at("images").at("600x").at("url").get<std::string>().starts_with(
        "http://127.0.0.1:8080/images/pins/"));
    const std::string id = made.json.at("id").get<std::string>();
    CHECK(id.size() == 18);
    CHECK(rig.Ask("GET", "/v5/pins/" + id).json == made.json);
    CHECK(rig.Ask("GET", "/v5/pins").json.at("items").at(0) == made.json);
    CHECK(rig.Ask("GET", "/v5/boards/" + board + "/pins").json.at("items").at(0) == made.json);
    CHECK(rig.Ask("GET", "/v5/boards/" + rig.BoardId(1) + "/pins").json.at("items").empty());
    CHECK(rig.Ask("DELETE", "/v5/pins/" + id).status() == 204);
    CHECK(rig.Ask("GET", "/v5/pins/" + id).code() == 50);
    CHECK(rig.Ask("GET", "/v5/pins").json.at("items").empty());
}

TEST_CASE("the ledger keeps every pin as it was sent", "[standin]")
{
    Rig rig;
    json body = PinBody(rig.BoardId(), " Trim me ");
    body["link"] = "https://example.com/%C3%BC?a=b";
    rig.Turn("/texts", {{"field", "title"}, {"change", "trim"}});
    rig.Turn("/texts", {{"field", "link"}, {"change", "utm"}});
    const Said made = rig.Ask("POST", "/v5/pins", body.dump());
    CHECK(made.json.at("title") == "Trim me");
    CHECK(made.json.at("link") == "https://example.com/%C3%BC?a=b&utm_source=Pinterest&utm_medium=organic");
    rig.Ask("DELETE", "/v5/pins/" + made.json.at("id").get<std::string>());
    const json entry = rig.Report("/ledger").at("items").at(0);
    CHECK(entry.at("title") == " Trim me ");
    CHECK(entry.at("link") == "https://example.com/%C3%BC?a=b");
    CHECK(entry.at("shown").at("title") == "Trim me");
    CHECK(entry.at("description").is_null());
    CHECK(entry.at("answered") == true);
    CHECK(entry.at("deleted") == true);
    CHECK(entry.at("environment") == "production");
    const std::string bytes = DecodeBase64(PngData(60, 90)).value();
    CHECK(entry.at("image").at("sha256") == Sha256Hex(bytes));
    CHECK(entry.at("image").at("size") == bytes.size());
    CHECK(entry.at("image").at("content_type") == "image/png");
    CHECK(rig.Report("/ledger?environment=sandbox").at("count") == 0);
}

TEST_CASE("a wrong pin is refused as Pinterest refuses it, and not made", "[standin]")
{
    Rig rig;
    const std::string board = rig.BoardId();
    const auto with = [&](const char* field, const json& value) {
        json body = PinBody(board);
        body[field] = value;
        return body;
    };
    const auto with_source = [&](const json& source) { return with("media_source", source); };
    const auto with_data = [&](const std::string& data, const char* type = "image/png") {
        return with_source({{"source_type", "image_base64"}, {"content_type", type}, {"data", data}});
    };
    const std::string foreign =
        rig.Report("/state").at("accounts").at(1).at("boards").at(0).at("id").get<std::string>();
    const json url_item{{"url", "https://example.com/a.png"}};
    const struct {
        const char* why;
        json body;
        int status;
        int code;
    } cases[] = {
        {"empty", json::object(), 400, 1},
        {"no board", with("board_id", nullptr), 400, 1},
        {"a name for an id", with("board_id", "my-board"), 400, 1},
        {"a number for an id", with("board_id", 7), 400, 1},
        {"unknown board", with("board_id", "7"), 404, 40},
        {"another's board", with("board_id", foreign), 403, 29},
        {"unknown section", with("board_section_id", "7"), 404, 2031},
        {"title too long", with("title", std::string(101, 'x')), 400, 1},
        {"title no text", with("title", 7), 400, 1},
        {"description too long", with("description", std::string(801, 'x')), 400, 1},
        {"alt text too long", with("alt_text", std::string(501, 'x')), 400, 1},
        {"link too long", with("link", "https://e.org/" + std::string(2048, 'x')), 400, 1},
        {"no link", with("link", "example"), 400, 1},
        {"no web link", with("link", "javascript:alert(1)"), 400, 1},
        {"no source", with_source(nullptr), 400, 1},
        {"source no object", with_source("x"), 400, 1},
        {"unknown source", with_source({{"source_type", "magic"}}), 400, 1},
        {"no data", with_source({{"source_type", "image_base64"}, {"content_type", "image/png"}}), 400, 1},
        {"webp", with_data(PngData(60, 60), "image/webp"), 400, 1},
        {"data with a prefix", with_data("data:image/png;base64,AAAA"), 400, 1},
        {"data with a line break", with_data("AAAA\nAAAA"), 400, 1},
        {"no base64", with_data("AAA"), 403, 235},
        {"no image", with_data("AAAA"), 403, 235},
        {"claims another type", with_data(PngData(60, 60), "image/jpeg"), 403, 235},
        {"too small", with_data(PngData(20, 20)), 403, 233},
        {"url missing", with_source({{"source_type", "image_url"}}), 400, 1},
        {"url wrong", with_source({{"source_type", "image_url"}, {"url", "x"}}), 400, 1},
        {"one card", with_source({{"source_type", "multiple_image_urls"}, {"items", {url_item}}}), 400, 1},
        {"six cards",
         with_source({{"source_type", "multiple_image_urls"},
                      {"items", {url_item, url_item, url_item, url_item, url_item, url_item}}}),
         400, 1},
        {"flag no flag",
         with_source({{"source_type", "image_url"}, {"url", "https://e.org/"}, {"is_standard", 1}}), 400, 1},
        {"video without cover", with_source({{"source_type", "video_id"}, {"media_id", "7"}}), 400, 1},
        {"unknown video",
         with_source({{"source_type", "video_id"}, {"media_id", "7"}, {"cover_image_key_frame_time", 1}}),
         404, 404},
        {"a pin's URL", with_source({{"source_type", "pin_url"}}), 403, 29},
    };
    for (const auto& one : cases) {
        CAPTURE(one.why);
        const Said said = rig.Ask("POST", "/v5/pins", one.body.dump());
        CHECK(said.status() == one.status);
        CHECK(said.code() == one.code);
    }
    CHECK(rig.Ask("POST", "/v5/pins", "{\"title\":\"\xFF\"}").code() == 1);
    CHECK(rig.Ask("POST", "/v5/pins", std::string(5'000, '[')).code() == 1);
    CHECK(rig.Report("/ledger").at("count") == 0);
}

TEST_CASE("limits count code points, and the longest texts pass", "[standin]")
{
    Rig rig;
    json body = PinBody(rig.BoardId());
    std::string title;
    for (int letter = 0; letter < 100; ++letter)
        title += "🌿";
    body["title"] = title;
    body["description"] = std::string(800, 'd');
    body["alt_text"] = std::string(500, 'a');
    const Said made = rig.Ask("POST", "/v5/pins", body.dump());
    CHECK(made.status() == 201);
    CHECK(made.json.at("title") == title);
}

TEST_CASE("pins of URLs and carousels are taken without fetching anything", "[standin]")
{
    Rig rig;
    json body = PinBody(rig.BoardId());
    body["media_source"] = {{"source_type", "image_url"}, {"url", "https://example.com/a.png"}};
    const Said one = rig.Ask("POST", "/v5/pins", body.dump());
    CHECK(one.json.at("media").at("media_type") == "image");
    body["media_source"] = {{"source_type", "multiple_image_base64"},
                            {"items",
                             {{{"content_type", "image/png"}, {"data", PngData(60, 60)}, {"title", "first"}},
                              {{"content_type", "image/png"}, {"data", PngData(70, 70)}}}}};
    const Said many = rig.Ask("POST", "/v5/pins", body.dump());
    REQUIRE(many.status() == 201);
    CHECK(many.json.at("media").at("media_type") == "multiple_images");
    CHECK(many.json.at("media").at("items").size() == 2);
    CHECK(many.json.at("media").at("items").at(0).at("title") == "first");
    CHECK(many.json.at("creative_type") == "CAROUSEL");
    CHECK(rig.Report("/ledger").at("items").at(1).at("images").at(1).at("width") == 70);
}

TEST_CASE("editing a pin is restricted unless the app may", "[standin]")
{
    Rig rig;
    const Said made = rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
    const std::string path = "/v5/pins/" + made.json.at("id").get<std::string>();
    const Said refused = rig.Ask("PATCH", path, R"({"title":"New"})");
    CHECK(refused.status() == 401);
    CHECK(refused.code() == 3);
    CHECK(refused.json.at("message").get<std::string>().ends_with("restricted feature: pin_edit"));
    rig.Turn("/app", {{"pin_edit", true}});
    const Said changed = rig.Ask("PATCH", path, json{{"title", "New"}, {"board_id", rig.BoardId(1)}}.dump());
    REQUIRE(changed.status() == 200);
    CHECK(changed.json.at("title") == "New");
    CHECK(rig.Ask("GET", "/v5/boards/" + rig.BoardId() + "/pins").json.at("items").empty());
    CHECK(rig.Ask("GET", "/v5/boards/" + rig.BoardId(1) + "/pins").json.at("items").size() == 1);
}

TEST_CASE("saving a pin makes another one", "[standin]")
{
    Rig rig;
    const Said made = rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
    const std::string id = made.json.at("id").get<std::string>();
    const Said saved = rig.Ask("POST", "/v5/pins/" + id + "/save", json{{"board_id", rig.BoardId(1)}}.dump());
    REQUIRE(saved.status() == 201);
    CHECK(saved.json.at("id") != id);
    CHECK(saved.json.at("parent_pin_id") == id);
    CHECK(saved.json.at("title") == "A bowl");
    CHECK(rig.Ask("POST", "/v5/pins/7/save", "{}").code() == 50);
    CHECK(rig.Ask("POST", "/v5/pins/" + id + "/save", R"({"board_id":"7"})").code() == 40);
    CHECK(rig.Ask("GET", "/v5/pins?pin_filter=exclude_repins").json.at("items").size() == 1);
}

TEST_CASE("a section's pins are its own", "[standin]")
{
    Rig rig;
    const std::string board = rig.BoardId();
    const std::string sections = "/v5/boards/" + board + "/sections";
    const std::string section = rig.Ask("GET", sections).json.at("items").at(0).at("id").get<std::string>();
    json body = PinBody(board);
    body["board_section_id"] = section;
    const Said made = rig.Ask("POST", "/v5/pins", body.dump());
    CHECK(made.json.at("board_section_id") == section);
    rig.Ask("POST", "/v5/pins", PinBody(board).dump());
    CHECK(rig.Ask("GET", sections + "/" + section + "/pins").json.at("items").size() == 1);
    CHECK(rig.Ask("GET", sections + "/7/pins").status() == 404);
    CHECK(rig.Ask("GET", "/v5/boards/" + board + "/pins").json.at("items").size() == 2);
}

TEST_CASE("figures are asked for within their ninety days", "[standin]")
{
    Rig rig;
    const Said made = rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
    const std::string id = made.json.at("id").get<std::string>();
    const std::string span = "?start_date=2026-11-17&end_date=2026-11-18&metric_types=IMPRESSION,SAVE";
    const Said one = rig.Ask("GET", "/v5/pins/" + id + "/analytics" + span);
    REQUIRE(one.status() == 200);
    CHECK(one.json.at("all").at("daily_metrics").at(0).at("data_status") == "BEFORE_PIN_CREATED");
    CHECK(one.json.at("all").at("daily_metrics").at(1).at("metrics").at("SAVE") == 0);
    CHECK(rig.Ask("GET", "/v5/pins/analytics" + span + "&pin_ids=" + id).json.contains(id));
    CHECK(rig.Ask("GET", "/v5/pins/analytics" + span + "&pin_ids=7").code() == 50);
    CHECK(rig.Ask("GET", "/v5/pins/analytics" + span).code() == 1);
    for (const char* bad : {"?start_date=2026-11-18&end_date=2026-11-17&metric_types=SAVE",
                            "?start_date=2026-02-30&end_date=2026-11-17&metric_types=SAVE",
                            "?start_date=2026-01-01&end_date=2026-11-17&metric_types=SAVE",
                            "?start_date=2026-11-17&end_date=2026-11-18&metric_types=JOY",
                            "?start_date=2026-11-17&end_date=2026-11-18", ""}) {
        CAPTURE(bad);
        CHECK(rig.Ask("GET", "/v5/pins/" + id + "/analytics" + bad).status() == 400);
    }
}

}  // namespace pinwright::standin
