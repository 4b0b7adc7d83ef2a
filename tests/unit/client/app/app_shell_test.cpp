// The frame around the screens: a lost server, badges, and messages shown for a moment.
#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

Pin SomePin(std::string id, PinState state)
{
    Pin pin;
    pin.id = std::move(id);
    pin.account_id = "a1";
    pin.board_id = "101";
    pin.title = "Autumn";
    pin.state = state;
    return pin;
}

Status WithPins(int waiting, std::vector<Account> accounts = {SomeAccount()})
{
    Status status = SomeStatus(std::move(accounts));
    status.pins_by_state[static_cast<int>(PinState::kScheduled)] = waiting;
    return status;
}

TEST_CASE("a server that is lost is said politely, once, and so is its return", "[app]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    page.Forget();
    page.Visible(true);
    page.Answer("GET", "/api/v1/status", 0);
    REQUIRE(page.said.size() == 1);
    CHECK(page.said[0].politeness == Politeness::kPolite);
    CHECK(page.said[0].text == "The server can’t be reached. What you wrote is saved here.");
    CHECK(page.state().server.known);
    page.Visible(true);
    page.Answer("GET", "/api/v1/status", 0);
    CHECK(page.said.size() == 1);
    page.Visible(true);
    page.AnswerStatus();
    CHECK(page.Said("The server is back."));
    CHECK(page.state().server.load == Load::kReady);
}

TEST_CASE("a copied link is said aloud and shown for a moment", "[app]")
{
    Page page;
    page.Start("/pins/5b6a1c9e-0000-4000-8000-000000000001");
    page.AnswerStatus();
    Pin pin = SomePin("5b6a1c9e-0000-4000-8000-000000000001", PinState::kPublished);
    pin.url = "https://www.pinterest.com/pin/1";
    page.Answer("GET", "/api/v1/pins/" + pin.id, 200, ToJson(pin));
    page.Forget();
    page.Do(command::CopyPinLink{pin.id});
    REQUIRE(page.Last<CopyText>() != nullptr);
    CHECK(page.Last<CopyText>()->text == pin.url);
    CHECK(page.state().toast.empty());
    page.Copied(false);
    CHECK(page.state().toast == "Couldn’t copy.");
    page.Copied(true);
    CHECK(page.Said("Copied."));
    CHECK(page.state().toast == "Copied.");
    REQUIRE_FALSE(page.timers.empty());
    page.Timer(page.timers.back().timer);
    CHECK(page.state().toast.empty());
}

TEST_CASE("the list asks for the boards that it names", "[app]")
{
    Account other = SomeAccount("a2"), gone = SomeAccount("a3");
    gone.state = AccountState::kDisconnected;
    Page page;
    page.Start("/pins");
    page.AnswerStatus(SomeStatus({SomeAccount(), other, gone}));
    CHECK(page.Asked("GET", "/api/v1/accounts/a1/boards"));
    CHECK(page.Asked("GET", "/api/v1/accounts/a2/boards"));
    CHECK_FALSE(page.Asked("GET", "/api/v1/accounts/a3/boards"));
}

TEST_CASE("disconnecting knows how many pins wait where that can be known", "[app]")
{
    Page page;
    page.Start("/integrations");
    SECTION("one account: all that wait are its own")
    {
        page.AnswerStatus(WithPins(3));
        page.Do(command::AskDisconnect{"a1"});
        CHECK(page.state().integrations.disconnect->waiting == 3);
    }
    SECTION("several, and no list of them")
    {
        page.AnswerStatus(WithPins(3, {SomeAccount(), SomeAccount("a2")}));
        page.Do(command::AskDisconnect{"a1"});
        CHECK(page.state().integrations.disconnect->waiting == -1);
    }
}

TEST_CASE("counts are put into words", "[app]")
{
    CHECK(words::BadgeText(Screen::kPins, 2) == "2 not published");
    CHECK(words::BadgeText(Screen::kIntegrations, 1) == "1 needs reconnection");
    CHECK(words::BadgeText(Screen::kIntegrations, 2) == "2 need reconnection");
    CHECK(words::WaitingPins(0) == "None of its pins are waiting.");
    CHECK(words::WaitingPins(1).starts_with("1 pin waits and will"));
    CHECK(words::WaitingPins(2).starts_with("2 pins wait and will"));
    CHECK(words::WaitingPins(-1).starts_with("Its pins wait"));
}

}  // namespace
