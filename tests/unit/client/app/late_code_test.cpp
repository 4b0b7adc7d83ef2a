// The composer without later.wasm: typing works, and everything else waits for it in order.
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

/// At the form, connected, with boards, but without later.wasm.
void Compose(Page& page)
{
    page.Start("/compose", {}, {}, LateCode::kAwaited);
    page.AnswerStatus();
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    page.Forget();
}

TEST_CASE("what is typed before later.wasm is here is in the form and saved", "[app]")
{
    Page page;
    Compose(page);
    page.Do(command::EditText{Field::kTitle, "Autumn"});
    page.Do(command::LeaveField{Field::kTitle});
    CHECK(page.form().draft.title == "Autumn");
    page.LastTimer();
    REQUIRE(page.Last<SaveDraft>() != nullptr);
    CHECK(page.Last<SaveDraft>()->text.find("Autumn") != std::string::npos);
    CHECK(page.Last<NeedLateCode>() == nullptr);
}

TEST_CASE("commands wait for later.wasm and are then carried out in order", "[app]")
{
    Page page;
    Compose(page);
    page.Do(command::ChooseBoard{"101"});
    page.Do(command::ChooseBoard{"102"});
    page.Do(command::OpenAppearance{});
    page.Do(command::EditText{Field::kTitle, "Autumn"});
    CHECK(page.Count<NeedLateCode>() == 3);
    CHECK(page.form().draft.title == "Autumn");
    CHECK(page.form().draft.board_id.empty());
    CHECK_FALSE(page.state().appearance_open);

    page.LateCodeArrives();
    CHECK(page.form().draft.board_id == "102");
    CHECK(page.form().draft.title == "Autumn");
    CHECK(page.state().appearance_open);

    page.LateCodeArrives();
    page.Do(command::CloseAppearance{});
    CHECK_FALSE(page.state().appearance_open);
}

TEST_CASE("going back waits for later.wasm among the commands", "[app]")
{
    Page page;
    Compose(page);
    page.Do(command::GoTo{{Screen::kPins, {}}});
    page.Moved("/schedule");
    CHECK(page.state().route.screen == Screen::kCompose);
    page.LateCodeArrives();
    CHECK(page.state().route.screen == Screen::kSchedule);
    REQUIRE(page.Last<PushHistory>() != nullptr);
    CHECK(page.Last<PushHistory>()->address == "/pins");
}

TEST_CASE("without later.wasm, the composer requests only what its start can handle", "[app]")
{
    Page page;
    page.Start("/compose", {}, {}, LateCode::kAwaited);
    page.Visible(true);
    page.Online();
    CHECK(page.OpenRequests() == "GET /api/v1/status\n");
    page.AnswerStatus();
    CHECK(page.OpenRequests() == "GET /api/v1/accounts/a1/boards\n");
    page.Visible(false);
    page.Visible(true);
    CHECK(page.OpenRequests() == "GET /api/v1/accounts/a1/boards\nGET /api/v1/status\n");
}

TEST_CASE("the lists of pins know the status that came before later.wasm", "[app]")
{
    Page page;
    Compose(page);
    page.LateCodeArrives();
    page.Do(command::GoTo{{Screen::kPins, {}}});
    CHECK(page.OpenRequests().find("/api/v1/pins") != std::string::npos);
}

}  // namespace
