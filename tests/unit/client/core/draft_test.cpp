// The draft's text in the browser's storage.
#include "client/core/draft.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pinwright;
using namespace pinwright::app;

namespace {

Draft FullDraft()
{
    Draft draft;
    draft.pin_id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    draft.account_id = "a1";
    draft.board_id = "999999999999999999";
    draft.board_section_id = "5";
    draft.title = "ピン 👩‍👩‍👧";
    draft.description = "وصف\n\"quoted\"";
    draft.link = "  https://exa ";
    draft.alt_text = "\\";
    draft.media = Media{std::string(64, 'a'), "image/png", 12, 3, 4};
    draft.file_name = "jacket.png";
    draft.later = true;
    draft.date = "2026-11-30";
    draft.time = "09:00";
    draft.publish_at = ParseRfc3339("2026-11-30T08:00:00Z");
    draft.time_zone = "Europe/Berlin";
    draft.revision = 12;
    draft.posted = true;
    return draft;
}

TEST_CASE("a draft comes back as it was", "[draft]")
{
    CHECK(DraftFromText(DraftToText(FullDraft())) == FullDraft());
    CHECK(DraftFromText(DraftToText(Draft{})) == Draft{});
}

TEST_CASE("a text that is no draft gives none", "[draft]")
{
    const std::string good = DraftToText(FullDraft());
    for (const std::string& bad :
         {std::string(), std::string("null"), std::string("[]"), std::string("{}"),
          std::string(R"({"version":99,"title":"x"})"), std::string(R"({"version":"1"})"),
          good.substr(0, good.size() / 2), std::string(100'000, '[')}) {
        CAPTURE(bad.substr(0, 40));
        CHECK_FALSE(DraftFromText(bad));
    }
}

TEST_CASE("odd values in a kept draft are left out, the words are kept", "[draft]")
{
    const std::optional<Draft> draft = DraftFromText(
        R"({"version":1,"id":"7","title":"Kept","image":{"id":"../x"},"posted":"yes","file_name":5})");
    REQUIRE(draft);
    CHECK(draft->title == "Kept");
    CHECK(draft->pin_id.empty());
    CHECK_FALSE(draft->media);
    CHECK_FALSE(draft->posted);
    CHECK(draft->file_name.empty());
}

TEST_CASE("words or an image make a draft worth keeping", "[draft]")
{
    Draft draft;
    CHECK_FALSE(HasContent(draft));
    draft.board_id = "5";
    CHECK_FALSE(HasContent(draft));
    draft.alt_text = "x";
    CHECK(HasContent(draft));
}

TEST_CASE("the link is posted without the spaces around it, texts as they were typed", "[draft]")
{
    Draft draft = FullDraft();
    draft.link = "\xE3\x80\x80https://example.com \n";
    draft.title = " a ";
    CHECK(PinOf(draft).link == "https://example.com");
    CHECK(PinOf(draft).title == " a ");
}

}  // namespace
