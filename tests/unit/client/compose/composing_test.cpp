// The form: edits, checks, boards, image, and what is saved.
#include "client/features/accounts/board_words.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

std::string Ids(const std::vector<Problem>& problems)
{
    std::string ids;
    for (const Problem& problem : problems)
        ids += (ids.empty() ? "" : " ") + problem.field + ":" + problem.id;
    return ids;
}

TEST_CASE("counters follow every change, by code points", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "ピン🧷"});
    CHECK(page.form().title.used == 3);
    CHECK(page.form().title.limit == kTitleLimit);
    page.Do(command::EditText{Field::kDescription, std::string(801, 'x')});
    CHECK(page.form().description.used == 801);
    page.Do(command::EditText{Field::kLink, "https"});
    CHECK(page.form().link.used == 5);
    page.Do(command::EditText{Field::kAltText, "é"});
    CHECK(page.form().alt_text.used == 1);
}

TEST_CASE("a problem shows once its field was left, what is too long at once, all after a try", "[composing]")
{
    Page page;
    page.AtCompose();
    CHECK(page.form().shown.empty());
    page.Do(command::EditText{Field::kLink, "exam"});
    CHECK(page.form().shown.empty());
    page.Do(command::LeaveField{Field::kLink});
    CHECK(Ids(page.form().shown) == "link:bad_link");
    CHECK(Ids(ProblemsAt(page.state(), Field::kLink)) == "link:bad_link");
    CHECK(ProblemsAt(page.state(), Field::kTitle).empty());
    page.Do(command::EditText{Field::kTitle, std::string(101, 'x')});
    CHECK(Ids(page.form().shown) == "title:too_long link:bad_link");
    page.Do(command::EditText{Field::kTitle, "x"});
    page.Do(command::EditText{Field::kLink, "https://example.com"});
    CHECK(page.form().shown.empty());
    page.Forget();
    page.Do(command::PublishNow{});
    CHECK(Ids(page.form().shown) == "media:required board_id:required");
    CHECK(page.Said("2 things need your attention"));
    CHECK(page.Last<FocusField>()->field == Field::kImage);
    CHECK(page.form().step == PublishStep::kIdle);
    CHECK(page.open.empty());
}

TEST_CASE("what is pasted is kept without what no field can hold, and the field is told", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "Autumn\x0Bjacket\x1F"});
    CHECK(page.form().draft.title == "Autumn jacket");
    page.Do(command::EditText{Field::kDescription, "one\x0Btwo\x02"});
    CHECK(page.form().draft.description == "one\ntwo");
    page.Do(command::EditText{Field::kAltText, "a\r\nb"});
    CHECK(page.form().draft.alt_text == "a\nb");
    CHECK(page.form().shown.empty());
    page.Do(command::EditText{Field::kLink, "https://exam\u200Bple.com"});
    CHECK(page.form().draft.link == "https://example.com");
    // The text is unchanged, but the field must be drawn again without the control character.
    page.app.TakeChanged();
    page.Do(command::EditText{Field::kTitle, "Autumn jacket\x02"});
    CHECK(page.app.TakeChanged());
}

TEST_CASE("a link is shown as it will be published once its field is left", "[composing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::EditText{Field::kLink, " <www.example.com/a> "});
    CHECK(page.form().draft.link == " <www.example.com/a> ");
    page.Do(command::LeaveField{Field::kLink});
    CHECK(page.form().draft.link == "https://www.example.com/a");
    CHECK(page.form().shown.empty());
    page.Do(command::EditText{Field::kLink, "\"www.example.com\""});
    page.Do(command::PublishNow{});
    CHECK(page.form().draft.link == "https://www.example.com");
    CHECK(PinFromJson(*ParseJson(page.Request("POST", "/api/v1/pins").body)).link ==
          "https://www.example.com");
}

TEST_CASE("a field that was only passed by is not marked, before something was tried", "[composing]")
{
    Page page;
    page.AtCompose();
    for (const Field field : {Field::kTitle, Field::kLink, Field::kBoard, Field::kDate})
        page.Do(command::LeaveField{field});
    CHECK(page.form().shown.empty());
    // A board that was chosen and then lost is different.
    page.FillIn();
    page.Do(command::EditText{Field::kLink, "exam"});
    page.Do(command::LeaveField{Field::kLink});
    CHECK(Ids(page.form().shown) == "link:bad_link");
    // The next pin starts untouched.
    page.Do(command::DiscardDraft{});
    page.Do(command::LeaveField{Field::kLink});
    CHECK(page.form().shown.empty());
}

TEST_CASE("without an account the form says so, instead of asking for a board", "[composing]")
{
    Page page;
    page.Start("/compose");
    page.AnswerStatus(SomeStatus({}));
    CHECK(ChosenAccount(page.state()) == nullptr);
    CHECK(ChosenBoards(page.state()).load == Load::kIdle);
    page.Do(command::PublishNow{});
    CHECK(Ids(page.form().shown) == "media:required account_id:required");
    CHECK(ProblemsAt(page.state(), Field::kAccount).size() == 1);
}

TEST_CASE("boards of one name are told apart by their owner, by eye and by ear", "[composing]")
{
    Page page;
    page.AtCompose();
    const State& state = page.state();
    const Board own{"101", "a1", "Kitchens", "PUBLIC", 3, "", "kiln"};
    const Board shared{"104", "a1", "Kitchens", "PUBLIC", 1, "", "mila"};
    const Board secret{"105", "a1", "Ideas", "SECRET", 0, "", "mila"};
    const Board old{"106", "a1", "Old", "SECRET", 2, ""};
    CHECK(words::BoardLabel(state, own) == "Kitchens");
    CHECK(words::BoardLabel(state, shared) == "Kitchens (@mila)");
    CHECK(words::BoardDetail(state, own) == "3 pins");
    CHECK(words::BoardDetail(state, shared) == "@mila · 1 pin");
    CHECK(words::SpokenBoard(state, own) == "Kitchens");
    CHECK(words::SpokenBoard(state, shared) == "Kitchens, @mila");
    CHECK(words::SpokenBoard(state, secret) == "Ideas, @mila, secret");
    CHECK(words::SpokenBoard(state, old) == "Old, secret");
    CHECK(words::OwnerOf(state, old).empty());
}

TEST_CASE("boards load, fail, come again, and are filtered without regard to case and accents", "[composing]")
{
    Page page;
    page.Start("/compose");
    page.AnswerStatus();
    CHECK(ChosenBoards(page.state()).load == Load::kLoading);
    page.Answer("GET", "/api/v1/accounts/a1/boards", 0);
    CHECK(ChosenBoards(page.state()).load == Load::kFailed);
    CHECK(ChosenBoards(page.state()).problem->id == "offline");
    page.Do(command::ReloadBoards{});
    CHECK(ChosenBoards(page.state()).load == Load::kLoading);
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    CHECK(page.form().shown_boards.size() == 3);
    page.Do(command::FilterBoards{" ERABLES"});
    CHECK(page.form().shown_boards == std::vector<std::size_t>{1});
    page.Do(command::FilterBoards{"所"});
    CHECK(page.form().shown_boards == std::vector<std::size_t>{2});
    page.Do(command::FilterBoards{"nothing"});
    CHECK(page.form().shown_boards.empty());
    page.Do(command::ChooseBoard{"102"});
    CHECK(page.form().board_filter.empty());
    CHECK(page.form().shown_boards.size() == 3);
    REQUIRE(ChosenBoard(page.state()) != nullptr);
    CHECK(ChosenBoard(page.state())->name == "Érables et jardins");
}

TEST_CASE("sections that do not come say so, and are asked for again", "[composing]")
{
    const std::string address = "/api/v1/accounts/a1/boards/101/sections";
    Page page;
    page.AtCompose();
    page.Do(command::ChooseBoard{"101"});
    page.Answer("GET", address, 502, FailureText(Cause::kPinterestDown));
    CHECK(page.form().sections.load == Load::kFailed);
    REQUIRE(page.form().sections.problem);
    CHECK(page.form().sections.problem->title.find("load the board’s sections") != std::string::npos);
    CHECK(page.Said(Describe(Cause::kPinterestDown).title));
    page.Do(command::ReloadSections{});
    CHECK(page.form().sections.load == Load::kLoading);
    CHECK_FALSE(page.form().sections.problem);
    page.Answer("GET", address, 200, ListJson(nlohmann::json::array({ToJson(Section{"5", "Walls"})})));
    CHECK(page.form().sections.sections.size() == 1);
    page.Do(command::ReloadSections{});
    CHECK(page.open.empty());
}

TEST_CASE("sections come for the chosen board, and late ones of another are not mixed in", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseBoard{"101"});
    const HttpRequest late = page.Request("GET", "/api/v1/accounts/a1/boards/101/sections");
    page.Do(command::ChooseBoard{"102"});
    page.app.OnAnswer(late.request, 200, JsonText(ListJson({ToJson(Section{"9", "Late"})})));
    CHECK(page.form().sections.load == Load::kLoading);
    page.Answer("GET", "/api/v1/accounts/a1/boards/102/sections", 200,
                ListJson({ToJson(Section{"5", "Walls"})}));
    REQUIRE(page.form().sections.sections.size() == 1);
    CHECK(page.form().sections.sections[0].name == "Walls");
    page.Do(command::ChooseSection{"5"});
    CHECK(page.form().draft.board_section_id == "5");
    page.Do(command::ChooseBoard{"101"});
    CHECK(page.form().draft.board_section_id.empty());
}

TEST_CASE("another account has other boards", "[composing]")
{
    Page page;
    page.Start("/compose");
    Account second = SomeAccount("a2");
    page.AnswerStatus(SomeStatus({SomeAccount(), second}));
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    page.Do(command::ChooseBoard{"101"});
    page.Do(command::ChooseAccount{"a2"});
    CHECK(page.form().draft.board_id.empty());
    CHECK(page.form().shown_boards.empty());
    CHECK(page.Asked("GET", "/api/v1/accounts/a2/boards"));
    page.Do(command::ChooseAccount{"a3"});
    CHECK(page.form().draft.account_id == "a2");
}

TEST_CASE("the account that works is chosen before one that does not", "[composing]")
{
    Account lost = SomeAccount("a1");
    lost.state = AccountState::kNeedsReconnection;
    Account gone = SomeAccount("a0");
    gone.state = AccountState::kDisconnected;
    Account other = SomeAccount("a2");
    other.cause = Diagnose(Cause::kOtherEnvironment);
    Page page;
    page.Start("/compose");
    page.AnswerStatus(SomeStatus({gone, other, lost, SomeAccount("a3")}));
    CHECK(page.form().draft.account_id == "a3");
    Page second;
    second.Start("/compose");
    second.AnswerStatus(SomeStatus({gone, other, lost}));
    CHECK(second.form().draft.account_id == "a1");
    Page third;
    third.Start("/compose");
    third.AnswerStatus(SomeStatus({gone}));
    CHECK(third.form().draft.account_id.empty());
}

TEST_CASE("a board is created in place, and chosen", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::OpenCreateBoard{"  "});
    page.Do(command::CreateBoard{});
    CHECK(Ids(ProblemsAt(page.state(), Field::kBoardName)) == "name:required");
    CHECK(page.open.empty());
    page.Do(command::EditText{Field::kBoardName, " Glazes "});
    CHECK(ProblemsAt(page.state(), Field::kBoardName).empty());
    page.Do(command::CreateBoard{});
    page.Do(command::CreateBoard{});
    REQUIRE(page.open.size() == 1);
    CHECK(page.open[0].body == R"({"name":"Glazes"})");
    page.Answer("POST", "/api/v1/accounts/a1/boards", 409, FailureText(Cause::kBoardNameTaken));
    REQUIRE(page.form().create_board);
    CHECK(page.form().create_board->problem->id == "board_name_taken");
    CHECK_FALSE(page.form().create_board->busy);
    page.Do(command::CreateBoard{});
    page.Answer("POST", "/api/v1/accounts/a1/boards", 201,
                ToJson(Board{"200", "a1", "Glazes", "PUBLIC", 0, ""}));
    CHECK_FALSE(page.form().create_board);
    CHECK(page.form().draft.board_id == "200");
    CHECK(page.state().boards.at("a1").boards.front().name == "Glazes");
    CHECK(page.form().shown_boards.size() == 4);
    CHECK(page.Asked("GET", "/api/v1/accounts/a1/boards/200/sections"));
    CHECK(page.Said("“Glazes” created"));
}

TEST_CASE("an account without boards offers to create one", "[composing]")
{
    Page page;
    page.Start("/compose");
    page.AnswerStatus();
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, NoItems());
    REQUIRE(ChosenBoards(page.state()).problem);
    CHECK(ChosenBoards(page.state()).load == Load::kReady);
    CHECK(ChosenBoards(page.state()).problem->action == Action::kCreateBoard);
    page.Do(command::RunAction{Action::kCreateBoard, ""});
    REQUIRE(page.form().create_board);
}

TEST_CASE("a chosen image is uploaded at once, with its progress", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    REQUIRE(page.uploads.size() == 1);
    CHECK(page.uploads[0].file == 7);
    CHECK(IsUuid(page.uploads[0].upload_id));
    CHECK(page.uploads[0].url == "/api/v1/uploads/" + page.uploads[0].upload_id);
    CHECK(page.uploads[0].offset == 0);
    CHECK(page.uploads[0].total == 1234);
    CHECK(page.uploads[0].content_type == "image/png");
    CHECK(page.form().image.phase == ImageSlot::Phase::kUploading);
    page.app.OnUploadProgress(page.uploads[0].request, 600, 1234);
    CHECK(page.form().image.sent == 600);
    page.app.OnUploadProgress(page.uploads[0].request, 5000, 0);
    CHECK(page.form().image.sent == 1234);
    page.AnswerUpload(201, JsonText(ToJson(SomeMedia())));
    CHECK(page.form().image.phase == ImageSlot::Phase::kUploaded);
    CHECK(page.form().draft.media == SomeMedia());
    CHECK(page.Said("Image uploaded."));
}

TEST_CASE("a file that cannot become a pin is refused before it is sent", "[composing]")
{
    struct Case {
        FileFacts file;
        const char* id;
    };
    const Case cases[] = {
        {{1, "film.mp4", "video/mp4", 500'000'000, 0, 0}, "image_unsupported"},
        {{2, "huge.png", "image/png", kImageBytesLimit + 1, 0, 0}, "image_too_large"},
        {{3, "empty.png", "image/png", 0, 0, 0}, "image_broken"},
        {{5, "wide.png", "image/png", 1000, 20'001, 1}, "image_too_large"},
        {{6, "high.png", "image/png", 1000, 1, 20'001}, "image_too_large"},
        {{7, "bomb.png", "image/png", 1000, 10'001, 10'000}, "image_too_large"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.id);
        Page page;
        page.AtCompose();
        page.Do(command::ChooseFile{one.file});
        CHECK(page.uploads.empty());
        CHECK(page.form().image.phase == ImageSlot::Phase::kFailed);
        CHECK(page.form().image.problem->id == one.id);
        CHECK_FALSE(page.form().image.may_retry);
        page.Do(command::RetryUpload{});
        CHECK(page.uploads.empty());
    }
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{{4, "exact.png", "", kImageBytesLimit, 0, 0}});
    REQUIRE(page.uploads.size() == 1);
    CHECK(page.uploads[0].content_type == "application/octet-stream");
}

TEST_CASE("an upload that was refused asks for another image, one that found no room can be retried",
          "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.AnswerUpload(415, FailureText(Cause::kImageUnsupported));
    CHECK(page.form().image.problem->id == "image_unsupported");
    CHECK_FALSE(page.form().image.may_retry);
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.AnswerUpload(507, FailureText(Cause::kDiskFull));
    CHECK(page.form().image.phase == ImageSlot::Phase::kFailed);
    CHECK(page.form().image.problem->id == "disk_full");
    CHECK(page.form().image.may_retry);
    page.Do(command::RetryUpload{});
    REQUIRE(page.uploads.size() == 1);
    page.AnswerUpload(200, "not json");
    CHECK(page.form().image.phase == ImageSlot::Phase::kFailed);
}

TEST_CASE("another image takes the place of the first, and its late answer is not mixed in", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    const RequestId first = page.uploads[0].request;
    FileFacts other = Page::SomeFile();
    other.handle = 8;
    page.Do(command::ChooseFile{other});
    CHECK(page.Last<CancelRequest>()->request == first);
    CHECK(page.Last<ForgetFile>()->file == 7);
    page.app.OnAnswer(first, 201, JsonText(ToJson(SomeMedia())));
    page.app.OnUploadProgress(first, 99, 100);
    CHECK(page.form().image.phase == ImageSlot::Phase::kUploading);
    CHECK(page.form().image.sent == 0);
    page.Do(command::RemoveImage{});
    CHECK(page.form().image.phase == ImageSlot::Phase::kEmpty);
    CHECK(page.uploads.empty());
    CHECK(page.Last<ForgetFile>()->file == 8);
}

TEST_CASE("a draft survives a reload, words, board and uploaded image", "[composing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::EditText{Field::kDescription, "صورة"});
    page.Visible(false);
    REQUIRE(page.Last<SaveDraft>() != nullptr);
    const std::string kept = page.Last<SaveDraft>()->text;

    Page next;
    next.Start("/compose", kept);
    CHECK(next.form().draft.title == "Autumn");
    CHECK(next.form().draft.description == "صورة");
    CHECK(next.form().image.phase == ImageSlot::Phase::kUploaded);
    CHECK(next.form().description.used == 4);
    next.AnswerStatus();
    next.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    CHECK(next.form().draft.board_id == "101");
    CHECK(next.Asked("GET", "/api/v1/accounts/a1/boards/101/sections"));
}

TEST_CASE("a kept board that is gone is not published to", "[composing]")
{
    Draft draft;
    draft.account_id = "a1";
    draft.board_id = "666";
    draft.title = "x";
    Page page;
    page.Start("/compose", DraftToText(draft));
    page.AnswerStatus();
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    CHECK(page.form().draft.board_id.empty());
    CHECK(page.form().draft.title == "x");
}

TEST_CASE("two tabs with the same kept draft do not post under the same id", "[composing]")
{
    Draft draft;
    draft.pin_id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    draft.title = "x";
    Page page;
    page.Start("/compose", DraftToText(draft));
    CHECK(page.form().draft.pin_id != draft.pin_id);
    draft.posted = true;  // the server may have this one
    Page second;
    second.Start("/compose", DraftToText(draft));
    CHECK(second.form().draft.pin_id == draft.pin_id);
    CHECK(second.form().step == PublishStep::kFailed);
}

TEST_CASE("an image that was still on its way has to be chosen again after a reload", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.Visible(false);
    Page next;
    next.Start("/compose", page.Last<SaveDraft>()->text);
    CHECK(next.form().image.phase == ImageSlot::Phase::kFailed);
    REQUIRE(next.form().image.problem);
    CHECK(next.form().image.problem->detail.find("jacket.png") != std::string::npos);
    CHECK_FALSE(next.form().image.may_retry);
}

TEST_CASE("the draft is saved a moment after a change, once, and removed when discarded", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "a"});
    page.Do(command::EditText{Field::kTitle, "ab"});
    REQUIRE(page.timers.size() == 1);
    CHECK(page.Last<SaveDraft>() == nullptr);
    page.Timer(page.timers[0].timer);
    CHECK(page.Count<SaveDraft>() == 1);
    page.Visible(false);
    CHECK(page.Count<SaveDraft>() == 1);  // nothing new
    page.Do(command::DiscardDraft{});
    CHECK(page.Last<SaveDraft>()->text.empty());
    CHECK(page.form().draft.title.empty());
    CHECK(page.form().draft.account_id == "a1");
}

TEST_CASE("discarding asks back where there is something to lose, and only there", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::AskDiscard{});
    CHECK_FALSE(page.form().asks_discard);
    CHECK(page.Said(texts::kDiscarded));

    page.Do(command::EditText{Field::kTitle, "A coat"});
    page.Do(command::AskDiscard{});
    CHECK(page.form().asks_discard);
    CHECK(DialogIsOpen(page.state()));
    CHECK(page.form().draft.title == "A coat");
    page.Do(command::KeepDraft{});
    CHECK_FALSE(page.form().asks_discard);
    CHECK(page.form().draft.title == "A coat");

    page.Do(command::AskDiscard{});
    page.Do(command::DiscardDraft{});
    CHECK_FALSE(page.form().asks_discard);
    CHECK(page.form().draft.title.empty());

    // An image being uploaded counts, too. The question closes with the screen.
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.Do(command::AskDiscard{});
    CHECK(page.form().asks_discard);
    page.Moved("/integrations");
    CHECK_FALSE(page.form().asks_discard);
    CHECK(page.form().image.phase == ImageSlot::Phase::kUploading);
}

TEST_CASE("the first of several problems is led to", "[composing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.Do(command::EditText{Field::kLink, "no link"});
    page.Do(command::ShowFirstProblem{});
    REQUIRE(page.Last<FocusField>() != nullptr);
    CHECK(page.Last<FocusField>()->field == Field::kLink);
}

TEST_CASE("a broken text in the storage is as good as none", "[composing]")
{
    Page page;
    page.Start("/compose", "{\"version\":1,");
    CHECK(page.form().draft.title.empty());
    CHECK_FALSE(page.form().draft.pin_id.empty());
}

}  // namespace
