#include <catch2/catch_test_macros.hpp>

#include "tests/unit/standin/rig.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

Said Upload(Rig& rig, const json& registered, const std::string& bytes, const std::string& left_out = {})
{
    Call call;
    call.method = "POST";
    call.path = "/upload/";
    call.headers = {{"content-type", "multipart/form-data; boundary=x"}, {"content-length", "1000"}};
    for (const auto& [name, value] : registered.at("upload_parameters").items())
        if (name != left_out)
            call.parts.push_back({name, {}, value.get<std::string>()});
    if (left_out != "file")
        call.parts.push_back({"file", "a.mp4", bytes});
    return rig.Send(std::move(call));
}

const std::string kVideo = std::string(
                               "\0\0\0\x18"
                               "ftypmp42",
                               12) +
                           std::string(100, 'v');

}  // namespace

TEST_CASE("a video is registered, sent, processed and pinned", "[standin]")
{
    Rig rig;
    const Said registered = rig.Ask("POST", "/v5/media", R"({"media_type":"video"})");
    REQUIRE(registered.status() == 201);
    const std::string id = registered.json.at("media_id").get<std::string>();
    const auto status = [&] { return rig.Ask("GET", "/v5/media/" + id).json.at("status"); };
    CHECK(registered.json.at("upload_url") == "http://127.0.0.1:8080/upload/");
    CHECK(status() == "registered");
    json pin = PinBody(rig.BoardId());
    pin["media_source"] = {
        {"source_type", "video_id"}, {"media_id", id}, {"cover_image_url", "https://e.org/c.jpg"}};
    CHECK(rig.Ask("POST", "/v5/pins", pin.dump()).status() == 400);

    CHECK(Upload(rig, registered.json, kVideo).status() == 204);
    CHECK(status() == "processing");
    CHECK(status() == "succeeded");
    const Said made = rig.Ask("POST", "/v5/pins", pin.dump());
    REQUIRE(made.status() == 201);
    CHECK(made.json.at("media").at("media_type") == "video");
    CHECK(made.json.at("media").at("duration").is_null());
    CHECK_FALSE(made.json.dump().find(id) != std::string::npos);
    CHECK(rig.Ask("GET", "/v5/media").json.at("items").size() == 1);
    CHECK(rig.Ask("GET", "/v5/media/7").status() == 404);
    CHECK(rig.Ask("POST", "/v5/media", R"({"media_type":"image"})").code() == 1);
}

TEST_CASE("an upload must be a video, and its outcome can be set", "[standin]")
{
    Rig rig;
    const Said registered = rig.Ask("POST", "/v5/media", R"({"media_type":"video"})");
    const std::string path = "/v5/media/" + registered.json.at("media_id").get<std::string>();
    rig.Turn("/media", {{"polls", 0}});
    REQUIRE(Upload(rig, registered.json, "\x89PNG").status() == 204);
    CHECK(rig.Ask("GET", path).json.at("status") == "failed");
    rig.Turn("/media", {{"polls", 0}, {"outcome", "failed"}});
    REQUIRE(Upload(rig, registered.json, kVideo).status() == 204);
    CHECK(rig.Ask("GET", path).json.at("status") == "failed");
}

TEST_CASE("uploads are refused as S3 refuses them", "[standin]")
{
    Rig rig;
    const Said registered = rig.Ask("POST", "/v5/media", R"({"media_type":"video"})");
    for (const char* field : {"key", "policy", "x-amz-signature"}) {
        CAPTURE(field);
        const Said said = Upload(rig, registered.json, kVideo, field);
        CHECK(said.status() == 403);
        CHECK(said.reply.body.find("<Code>AccessDenied</Code>") != std::string::npos);
    }
    CHECK(Upload(rig, registered.json, kVideo, "file").status() == 400);
    Call call;
    call.method = "POST";
    call.path = "/upload/";
    const Said unsized = rig.Send(call);
    CHECK(unsized.status() == 411);
    CHECK(unsized.reply.body.find("MissingContentLength") != std::string::npos);
}

}  // namespace pinwright::standin
