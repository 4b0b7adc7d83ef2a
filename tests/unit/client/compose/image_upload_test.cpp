// An interrupted upload: it asks how much arrived, and continues from there automatically.
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

using Phase = ImageSlot::Phase;

nlohmann::json Kept(std::int64_t offset)
{
    return {{"offset", offset}, {"length", 1234}};
}

/// A page whose upload was interrupted after 530 of 1234 bytes.
struct Interrupted : Page {
    std::string url;

    Interrupted()
    {
        AtCompose();
        Do(command::ChooseFile{SomeFile()});
        url = uploads.back().url;
        Progress(530, 1234);
        AnswerUpload(0, "");
    }
    void Finish()
    {
        AnswerUpload(201, JsonText(ToJson(SomeMedia())));
        CHECK(form().image.phase == Phase::kUploaded);
        CHECK(form().draft.media == SomeMedia());
    }
};

TEST_CASE("an upload that is cut off says so, and goes on from what arrived", "[upload]")
{
    Interrupted page;
    CHECK(page.form().image.phase == Phase::kInterrupted);
    CHECK(page.form().image.sent == 530);
    CHECK(page.form().image.may_retry);
    CHECK_FALSE(page.form().image.problem);
    CHECK(page.Said("The connection was lost. Resumes automatically at 42%."));
    CHECK(page.open.empty());
    CHECK(page.timers.back().delay_ms == 1000);
    page.LastTimer();
    page.Answer("GET", page.url, 200, Kept(512));
    REQUIRE(page.uploads.size() == 1);
    CHECK(page.uploads[0].url == page.url);
    CHECK(page.uploads[0].offset == 512);
    CHECK(page.uploads[0].total == 1234);
    CHECK(page.form().image.phase == Phase::kUploading);
    CHECK(page.form().image.sent == 512);
    page.Progress(600, 1234);
    CHECK(page.Said("Upload resumed."));
    page.Finish();
}

TEST_CASE("while the server cannot be reached it is tried less and less often, and told once", "[upload]")
{
    Interrupted page;
    const std::size_t said = page.said.size();
    for (const int delay : {1000, 2000, 4000, 8000, 15'000, 15'000, 15'000}) {
        CHECK(page.timers.back().delay_ms == delay);
        page.LastTimer();
        page.Answer("GET", page.url, 0);
    }
    CHECK(page.said.size() == said);
    page.LastTimer();
    page.Answer("GET", page.url, 503, FailureText(Cause::kStorage));
    CHECK(page.form().image.problem->id == "storage");
    SECTION("what arrived meanwhile begins the count anew")
    {
        page.LastTimer();
        page.Answer("GET", page.url, 200, Kept(700));
        page.AnswerUpload(0, "");
        CHECK(page.timers.back().delay_ms == 1000);
    }
    SECTION("without more having arrived it does not")
    {
        page.LastTimer();
        page.Answer("GET", page.url, 200, Kept(0));
        page.AnswerUpload(502, "<html>");
        CHECK(page.timers.back().delay_ms == 15'000);
        CHECK(page.form().image.problem->id == "internal");
    }
}

TEST_CASE("what the server says to have decides where it goes on", "[upload]")
{
    struct Case {
        int status;
        std::string body;
        std::optional<std::int64_t> offset;  ///< Nothing: it waits for another answer.
    };
    const Case cases[] = {
        {200, JsonText(Kept(0)), 0},
        {200, JsonText(Kept(1234)), 1234},
        {404, FailureText(Cause::kNotFound), 0},
        {200, JsonText(Kept(1235)), std::nullopt},
        {200, JsonText(Kept(-1)), std::nullopt},
        {200, R"({"offset":"5"})", std::nullopt},
        {200, "<html>", std::nullopt},
        {204, "", std::nullopt},
        {401, FailureText(Cause::kNoSession), std::nullopt},
        {500, "", std::nullopt},
    };
    for (const Case& one : cases) {
        CAPTURE(one.status, one.body);
        Interrupted page;
        page.LastTimer();
        page.Answer("GET", page.url, one.status, one.body);
        if (one.offset) {
            REQUIRE(page.uploads.size() == 1);
            CHECK(page.uploads[0].offset == *one.offset);
        } else {
            CHECK(page.uploads.empty());
            CHECK(page.form().image.phase == Phase::kInterrupted);
            CHECK(page.timers.back().delay_ms == 2000);
        }
    }
}

TEST_CASE("a part that arrived and a place that is not the server's are asked about at once", "[upload]")
{
    for (const int status : {204, 409}) {
        CAPTURE(status);
        Page page;
        page.AtCompose();
        page.Do(command::ChooseFile{Page::SomeFile()});
        const std::string url = page.uploads.back().url;
        page.AnswerUpload(status, status == 204 ? "" : FailureText(Cause::kConflict));
        CHECK(page.form().image.phase == Phase::kUploading);
        page.Answer("GET", url, 200, Kept(100));
        CHECK(page.uploads.back().offset == 100);
        // If more arrived, it asks again immediately; otherwise after a moment.
        page.AnswerUpload(status, "");
        page.Answer("GET", url, 200, Kept(100));
        page.AnswerUpload(status, "");
        CHECK_FALSE(page.Asked("GET", url));
        CHECK(page.form().image.phase == Phase::kInterrupted);
        page.LastTimer();
        CHECK(page.Asked("GET", url));
    }
}

TEST_CASE("a server that forgot the upload gets it from the beginning; one that knows none refused it",
          "[upload]")
{
    Interrupted page;
    page.LastTimer();
    page.Answer("GET", page.url, 200, Kept(512));
    page.AnswerUpload(404, FailureText(Cause::kNotFound));
    page.Answer("GET", page.url, 404, FailureText(Cause::kNotFound));
    REQUIRE(page.uploads.size() == 1);
    CHECK(page.uploads[0].offset == 0);
    page.AnswerUpload(404, FailureText(Cause::kNotFound));
    CHECK(page.form().image.phase == Phase::kFailed);
    CHECK(page.form().image.problem->id == "not_found");
    CHECK(page.uploads.empty());
}

TEST_CASE("an interrupted upload is tried at once by hand, by the network's return, by the page's",
          "[upload]")
{
    Interrupted page;
    const TimerId timer = page.timers.back().timer;
    SECTION("by hand")
    {
        page.Do(command::RetryUpload{});
    }
    SECTION("by the button of the offline message")
    {
        page.Do(command::RunAction{Action::kRetry, ""});
    }
    SECTION("online")
    {
        page.Online();
    }
    SECTION("shown again")
    {
        page.Visible(false);
        page.Visible(true);
    }
    REQUIRE(page.Asked("GET", page.url));
    page.Timer(timer);
    page.Online();
    std::size_t asked = 0;
    for (const HttpRequest& one : page.open)
        asked += one.url == page.url ? 1u : 0u;
    CHECK(asked == 1);
    page.Answer("GET", page.url, 200, Kept(530));
    page.Finish();
}

TEST_CASE("an upload goes on in a hidden page", "[upload]")
{
    Interrupted page;
    page.Visible(false);
    page.Timer(page.timers.back().timer);
    page.Answer("GET", page.url, 200, Kept(530));
    page.Finish();
}

TEST_CASE("canceling an upload on its way lets the server forget it", "[upload]")
{
    Interrupted page;
    const TimerId timer = page.timers.back().timer;
    SECTION("interrupted") {}
    SECTION("being asked about")
    {
        page.Online();
    }
    SECTION("sending")
    {
        page.Online();
        page.Answer("GET", page.url, 200, Kept(530));
    }
    page.Do(command::RemoveImage{});
    CHECK(page.form().image.phase == Phase::kEmpty);
    CHECK(page.uploads.empty());
    CHECK_FALSE(page.Asked("GET", page.url));
    page.Answer("DELETE", page.url, 404, FailureText(Cause::kNotFound));
    page.Timer(timer);
    page.Online();
    CHECK_FALSE(page.Asked("GET", page.url));
    CHECK(page.form().image.phase == Phase::kEmpty);
}

TEST_CASE("another file takes the place of an interrupted one, under an id of its own", "[upload]")
{
    Interrupted page;
    FileFacts other = Page::SomeFile();
    other.handle = 8;
    page.Do(command::ChooseFile{other});
    CHECK(page.Asked("DELETE", page.url));
    REQUIRE(page.uploads.size() == 1);
    CHECK(page.uploads[0].url != page.url);
    CHECK(page.uploads[0].file == 8);
    CHECK(page.uploads[0].offset == 0);
    page.Finish();
    page.Do(command::RemoveImage{});
    CHECK_FALSE(page.Asked("DELETE", "/api/v1/uploads/" + page.Last<StartUpload>()->upload_id));
}

TEST_CASE("a pin that waits for its image waits through the interruption, and goes out", "[upload]")
{
    for (const bool before : {true, false}) {
        for (const int status : {201, 415, 0}) {
            CAPTURE(before, status);
            Interrupted page;
            page.Do(command::ChooseBoard{"101"});
            if (before) {
                page.Online();
                page.Answer("GET", page.url, 200, Kept(530));
                page.Do(command::PublishNow{});
                page.AnswerUpload(0, "");
                CHECK(page.form().step == PublishStep::kUploading);
                page.LastTimer();
            } else {
                page.Do(command::PublishNow{});  // tried at once
            }
            CHECK(page.form().step == PublishStep::kUploading);
            page.Answer("GET", page.url, 200, Kept(530));
            CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
            if (status == 201) {
                page.Finish();
                CHECK(page.Asked("POST", "/api/v1/pins"));
            } else if (status == 415) {
                page.AnswerUpload(415, FailureText(Cause::kImageUnsupported));
                CHECK(page.form().step == PublishStep::kFailed);
                CHECK(page.form().publish_problem->id == "image_unsupported");
            } else {
                page.Do(command::StopPublishing{});
                page.Finish();
                CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
            }
        }
    }
}

TEST_CASE("a connection on which nothing moves for a minute counts as lost, a slow one does not", "[upload]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    CHECK(page.timers[0].delay_ms == 60'000);
    const RequestId request = page.uploads[0].request;
    page.Progress(100, 1234);
    page.Timer(page.timers[0].timer);
    CHECK(page.form().image.phase == Phase::kUploading);
    page.LastTimer();
    CHECK(page.form().image.phase == Phase::kInterrupted);
    CHECK(page.Last<CancelRequest>()->request == request);
    CHECK(page.uploads.empty());
}

TEST_CASE("a file of which not one byte can be sent is given up with words", "[upload]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    const std::string url = page.uploads.back().url;
    for (int i = 0; i < 4; ++i) {
        page.AnswerUpload(0, "");
        CHECK(page.form().image.phase == Phase::kInterrupted);
        page.Online();
        page.Answer("GET", url, 404, FailureText(Cause::kNotFound));
    }
    page.AnswerUpload(0, "");
    CHECK(page.form().image.phase == Phase::kFailed);
    CHECK(page.form().image.problem->id == "image_not_sent");
    page.Do(command::RetryUpload{});
    CHECK(page.uploads.size() == 1);
}

TEST_CASE("an image that was refused is not asked for again after a reload", "[upload]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "x"});
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.Visible(false);
    page.Visible(true);
    page.AnswerUpload(415, FailureText(Cause::kImageUnsupported));
    REQUIRE_FALSE(page.timers.empty());
    page.LastTimer();
    CHECK(DraftFromText(page.Last<SaveDraft>()->text)->file_name.empty());
}

}  // namespace
