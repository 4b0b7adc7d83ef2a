// When a pin is published: choosing a date and a time, and what is sent for it. It is Tuesday, 24 November
// 2026, 22:57 in Berlin.
#include "client/core/common_words.hpp"
#include "client/features/compose/form.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

nlohmann::json Posted(Page& page)
{
    const Result<nlohmann::json> json = ParseJson(page.Request("POST", "/api/v1/pins").body);
    REQUIRE(json.ok());
    return *json;
}

/// The server accepts the open post in this state.
Pin Take(Page& page, PinState state)
{
    const Result<PinRequest> request = PinRequestFromJson(Posted(page));
    REQUIRE(request.ok());
    Pin pin = request->pin;
    pin.state = state;
    page.Answer("POST", "/api/v1/pins", 201, ToJson(pin));
    return pin;
}

void Choose(Page& page, std::string date, std::string time)
{
    page.Do(command::ChooseWhen{true});
    page.Do(command::EditText{Field::kDate, std::move(date)});
    page.Do(command::EditText{Field::kTime, std::move(time)});
}

TEST_CASE("a pin goes out at once, until a later time is asked for; that begins at a whole hour",
          "[scheduling]")
{
    Page page;
    page.AtCompose();
    CHECK_FALSE(page.form().draft.later);
    CHECK(page.form().when_words.empty());
    page.Do(command::ChooseWhen{true});
    CHECK(page.form().draft.date == "2026-11-25");
    CHECK(page.form().draft.time == "00:00");
    CHECK(page.form().when_words == "Berlin time.");
    page.Do(command::EditText{Field::kTime, "07:15"});
    page.Do(command::ChooseWhen{false});
    page.Do(command::ChooseWhen{true});
    CHECK(page.form().draft.time == "07:15");
}

TEST_CASE("the chosen time is sent in UTC with the zone, and the result names it", "[scheduling]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    Choose(page, "2026-11-30", "09:00");
    page.Do(command::PublishNow{});
    const nlohmann::json body = Posted(page);
    CHECK(body.at("publish_at") == "2026-11-30T08:00:00Z");
    CHECK(body.at("time_zone") == "Europe/Berlin");
    CHECK_FALSE(body.contains("state"));
    const Pin pin = Take(page, PinState::kScheduled);
    CHECK(page.state().route.screen == Screen::kCompose);
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->kind == Notice::Kind::kGood);
    CHECK(page.state().notice->title == "Your pin is scheduled.");
    CHECK(page.state().notice->detail == "Publishes on 2026-11-30T09:00, Berlin time.");
    CHECK(page.state().notice->pin_id == pin.id);
    CHECK(page.Said("Publishes on 2026-11-30T09:00, Berlin time."));
    CHECK(page.form().draft.title.empty());
    CHECK_FALSE(page.form().draft.later);
    CHECK(page.form().draft.pin_id != pin.id);
    CHECK(page.open.empty());
}

TEST_CASE("what is chosen but not wanted now is not sent", "[scheduling]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    Choose(page, "2026-11-30", "09:00");
    page.Do(command::ChooseWhen{false});
    page.Do(command::PublishNow{});
    CHECK(Posted(page).at("publish_at").is_null());
    CHECK(Posted(page).at("time_zone").is_null());
    const Pin pin = Take(page, PinState::kScheduled);
    CHECK(page.state().route == Route{Screen::kPin, pin.id});
}

TEST_CASE("a time that clocks skip or show twice is told for what it is", "[scheduling]")
{
    Page page;
    page.AtCompose();
    Choose(page, "2027-03-28", "02:30");
    CHECK(page.form().when_words ==
          "Berlin time. 02h30 doesn’t exist that day because clocks go forward. 03h30 will be used.");
    CHECK(page.Said("03h30 will be used"));
    CHECK(page.form().draft.publish_at == ParseRfc3339("2027-03-28T01:30:00Z"));
    page.Do(command::EditText{Field::kDate, "2027-10-31"});
    CHECK(page.form().when_words ==
          "Berlin time. 02h30 happens twice that day because clocks go back. The first one will be used.");
    CHECK(page.form().draft.publish_at == ParseRfc3339("2027-10-31T00:30:00Z"));
    page.Do(command::EditText{Field::kDate, "2027-10-30"});
    CHECK(page.form().when_words == "Berlin time.");
}

TEST_CASE("a time in the past says so at once, and nothing is sent", "[scheduling]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    for (const auto& [date, time, id] : {std::tuple{"2026-11-24", "22:57", "past"},
                                         {"2020-01-01", "00:00", "past"},
                                         {"", "09:00", "required"},
                                         {"2026-11-30", "", "required"}}) {
        CAPTURE(date, time);
        Choose(page, date, time);
        CHECK(ProblemsAt(page.state(), Field::kDate).size() == (std::string_view(id) == "past" ? 1 : 0));
        page.Do(command::PublishNow{});
        const std::vector<Problem> problems = ProblemsAt(page.state(), Field::kDate);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].id == id);
        CHECK(page.Last<FocusField>()->field == Field::kDate);
        CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
        page.Do(command::ChooseWhen{false});
        CHECK(ProblemsAt(page.state(), Field::kDate).empty());
        page.Do(command::DiscardDraft{});
        page.FillIn();
    }
    Choose(page, "2026-11-24", "22:58");
    page.Do(command::PublishNow{});
    CHECK(page.Asked("POST", "/api/v1/pins"));
}

TEST_CASE("a draft is saved with whatever there is, and the form is free again", "[scheduling]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "Half an idea"});
    page.Do(command::SaveAsDraft{});
    CHECK(Posted(page).at("state") == "draft");
    CHECK(Posted(page).at("media").empty());
    CHECK(page.form().shown.empty());
    const Pin pin = Take(page, PinState::kDraft);
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->title == "Draft saved.");
    CHECK(page.state().notice->pin_id == pin.id);
    CHECK(page.form().draft.title.empty());
    CHECK(page.Last<SaveDraft>()->text.empty());
}

TEST_CASE("a draft waits for an image that is on its way, and is still one after it", "[scheduling]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.Do(command::SaveAsDraft{});
    CHECK(page.form().step == PublishStep::kUploading);
    CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
    page.AnswerUpload(201, JsonText(ToJson(SomeMedia())));
    CHECK(Posted(page).at("state") == "draft");
    CHECK(Posted(page).at("media") == nlohmann::json::array({SomeMedia().id}));
}

TEST_CASE("a draft that was not taken is retried as a draft", "[scheduling]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "Half an idea"});
    page.Do(command::SaveAsDraft{});
    page.Answer("POST", "/api/v1/pins", 0);
    CHECK(page.form().step == PublishStep::kFailed);
    page.Do(command::RunAction{Action::kRetry, {}});
    CHECK(Posted(page).at("state") == "draft");
}

TEST_CASE("a reload keeps the chosen time", "[scheduling]")
{
    Page page;
    page.AtCompose();
    Choose(page, "2026-11-30", "09:00");
    page.Visible(false);
    Page next;
    next.Start("/compose", page.Last<SaveDraft>()->text);
    CHECK(next.form().draft.later);
    CHECK(next.form().draft.date == "2026-11-30");
    CHECK(next.form().draft.time == "09:00");
    CHECK(next.form().draft.publish_at == ParseRfc3339("2026-11-30T08:00:00Z"));
}

TEST_CASE("a zone is called by its city", "[scheduling]")
{
    CHECK(words::ZoneWords("Europe/Berlin") == "Berlin time");
    CHECK(words::ZoneWords("America/Argentina/Buenos_Aires") == "Buenos Aires time");
    CHECK(words::ZoneWords("UTC") == "UTC time");
}

}  // namespace
