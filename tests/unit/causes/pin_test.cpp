// A pin lacks something: the person fixes it, and the pin is published.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/causes/row.hpp"

namespace pinwright::causes {

namespace {

const char* const kChooseBoard = "Choose another board.";
const char* const kMendLink = "Check the link in a browser, then change or remove it.";
const char* const kSaveAnew = "Save the image again, or choose another one.";
const char* const kAsJpegOrPng = "Save it as JPEG or PNG, or choose another image.";
const char* const kAfterConnecting = "The account has no boards yet";

/// Plans a pin, lets this happen, and checks that the due pin fails.
Happens Fails(Happens happens, const json& changes = json::object())
{
    return [=](World& world) {
        world.Plan(changes);
        happens(world);
        world.UntilDue();
        CHECK(world.Pin().at("state") == "failed");
        CHECK(world.Ledger().empty());
    };
}

/// Pinterest refuses the pin with this message.
Happens Refused(int status, int code, const std::string& message)
{
    return Fails([=](World& world) { world.Refuse(status, code, message); },
                 {{"link", "https://shop.example/"}});
}

/// Uploads a file that a pin can't show.
Happens Uploaded(const std::string& bytes)
{
    return [bytes](World& world) {
        world.SignIn();
        world.board = world.Get("/api/v1/accounts/" + world.account + "/boards")
                          .at("items")
                          .at(0)
                          .at("id")
                          .get<std::string>();
        CHECK(world.Upload(bytes).empty());
    };
}

void HasNoBoards(World& world)
{
    world.Control("/boards", {{"count", 0}});
    world.SignIn();
    CHECK(world.Get("/api/v1/accounts/" + world.account + "/boards").at("items").empty());
}

void TakesPins(World& world)
{
    CHECK(world.Check("boards").at("severity") == "ok");
    world.Save();
    GoesOut(world);
}

void ChoosesNoBoard(World& world)
{
    world.Plan();
    const std::string board = std::exchange(world.board, {});
    world.pin.clear();
    world.Save();
    CHECK(world.pin.empty());
    const json problem = json::parse(world.answer.body).at("error").at("problems").at(0);
    CHECK(problem.at("field") == "board_id");
    CHECK_FALSE(problem.at("fix").get<std::string>().empty());
    world.board = board;
}

void DeleteTheBoard(World& world)
{
    world.AtPinterest("DELETE", "/boards/" + world.board);
}

void BoardGoes(World& world)
{
    Fails(DeleteTheBoard)(world);
}

/// The board is deleted at Pinterest a day before the pin is due.
void BoardGoesEarly(World& world)
{
    world.Plan({{"publish_at", FormatRfc3339(world.clock.Now() + 60h)}});
    world.Run(1min);
    DeleteTheBoard(world);
    world.clock.Move(37h);
    world.Run(1min);
    CHECK(world.Pin().at("state") == "scheduled");
}

void SectionGoes(World& world)
{
    world.SignIn();
    const json boards = world.Get("/api/v1/accounts/" + world.account + "/boards").at("items");
    const std::string board = boards.at(0).at("id");
    const std::string section =
        world.AtPinterest("POST", "/boards/" + board + "/sections", {{"name", "Winter"}}).at("id");
    Fails([&](World& now) { now.AtPinterest("DELETE", "/boards/" + board + "/sections/" + section); },
          {{"board_section_id", section}})(world);
}

void TakesAName(World& world)
{
    world.SignIn();
    const json boards = world.Get("/api/v1/accounts/" + world.account + "/boards").at("items");
    world.Ask("POST", "/api/v1/accounts/" + world.account + "/boards", {{"name", boards.at(0).at("name")}});
}

void HasTheBoard(World& world)
{
    const json boards = world.Get("/api/v1/accounts/" + world.account + "/boards?refresh=1").at("items");
    CHECK(boards.size() == 7);
}

void LosesItsImage(World& world)
{
    world.Plan();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(world.server().folder() / "media"))
        if (entry.is_regular_file())
            std::filesystem::remove(entry.path());
    world.UntilDue();
    CHECK(world.Pin().at("state") == "failed");
}

void TakesALinkTwice(World& world)
{
    world.Plan({{"link", "https://shop.example/bowl"}, {"title", "First"}});
    world.Save({{"link", "https://shop.example/bowl"},
                {"title", "Second"},
                {"publish_at", FormatRfc3339(world.clock.Now() + 2h)}});
    world.Run(1min);
}

void WarnsNoMore(World& world)
{
    world.Run(1min);
    CHECK(world.Pin().at("warnings").empty());
}

void WarnsNoMoreAndGoesOut(World& world)
{
    WarnsNoMore(world);
    world.clock.Move(23h);
    GoesOut(world);
}

void Vanishes(World& world)
{
    world.Plan();
    world.UntilDue();
    const std::string made = world.Pin().at("pinterest_pin_id");
    world.AtPinterest("DELETE", "/pins/" + made);
    world.clock.Move(40h);
    world.Run(1min);
}

void StandsAgain(World& world)
{
    world.Run(1min);
    CHECK(world.Pin().at("state") == "published");
    CHECK(world.Pin().at("cause").is_null());
    CHECK(world.Ledger().size() == 2);
}

std::string CutPng()
{
    return http::test::SmallPng().substr(0, 700);
}

}  // namespace

std::vector<Row> PinRows()
{
    const std::string large = http::test::SmallPng() + std::string(20'000'000, '\0');
    return {
        {"no boards",
         HasNoBoards,
         InCheck("boards"),
         "no_boards",
         "No boards found.",
         kAfterConnecting,
         "Create a board here, or create one on Pinterest and refresh the boards.",
         "create_board",
         {},
         TakesPins},
        {"no board is chosen",
         ChoosesNoBoard,
         InAnswer,
         "invalid_pin",
         "The pin is not ready yet.",
         "See the marked fields.",
         "Fix the marked fields.",
         "edit_pin",
         {},
         GoesOut},
        {"the board is deleted or left",
         BoardGoes,
         OnPin,
         "board_missing",
         "The board was deleted.",
         "Board not found",
         kChooseBoard,
         "choose_board",
         {},
         GoesOut},
        {"the board is deleted or left, seen ahead",
         BoardGoesEarly,
         AsWarning,
         "board_missing",
         "The board was deleted.",
         "was deleted, or the account left it",
         kChooseBoard,
         "choose_board",
         {},
         WarnsNoMoreAndGoesOut},
        {"the section is deleted or merged",
         SectionGoes,
         OnPin,
         "section_missing",
         "The section was deleted.",
         "couldn't find this board section",
         "Choose another section, or none.",
         "choose_board",
         {},
         GoesOut},
        {"the board's name is taken",
         TakesAName,
         InAnswer,
         "board_name_taken",
         "You already have a board with this name.",
         "Try a different name",
         "Choose another name, or use the existing board.",
         "create_board",
         {},
         HasTheBoard},
        {"the image is too small",
         Refused(403, 233, "Your image is too small. Please choose a larger image."),
         OnPin,
         "image_too_small",
         "The image is too small for Pinterest.",
         "too small",
         "Choose a larger image.",
         "choose_image",
         {},
         GoesOut},
        {"the image is refused as broken",
         Refused(403, 235, "Sorry, this image is broken."),
         OnPin,
         "image_broken",
         "The image cannot be read.",
         "this image is broken",
         kSaveAnew,
         "choose_image",
         {},
         GoesOut},
        {"the image cannot be fetched",
         Refused(400, 1, "Sorry we could not fetch the image."),
         OnPin,
         "image_broken",
         "The image cannot be read.",
         "could not fetch",
         kSaveAnew,
         "choose_image",
         {},
         GoesOut},
        {"the image is cut short",
         Uploaded(CutPng()),
         InAnswer,
         "image_broken",
         "The image cannot be read.",
         "",
         kSaveAnew,
         "choose_image",
         {},
         GoesOut},
        {"the image is a GIF",
         Uploaded("GIF89a" + std::string(100, '\1')),
         InAnswer,
         "image_unsupported",
         "This file is not a JPEG or PNG image.",
         "GIF",
         kAsJpegOrPng,
         "choose_image",
         {},
         GoesOut},
        {"the image is over 20 MB",
         Uploaded(large),
         InAnswer,
         "image_too_large",
         "The image is too large.",
         "up to 20 MB",
         "Save a smaller version, up to 20 MB, or choose another image.",
         "choose_image",
         {},
         GoesOut},
        {"the image is gone",
         LosesItsImage,
         OnPin,
         "image_missing",
         "The pin’s image is missing from this server.",
         "removed or changed",
         "Choose the image again.",
         "choose_image",
         {},
         GoesOut},
        {"the link is invalid",
         Refused(400, 1, "Whoops! It looks like you entered an invalid URL."),
         OnPin,
         "link_refused",
         "Pinterest refused the link.",
         "invalid URL",
         kMendLink,
         "edit_pin",
         {},
         GoesOut},
        {"the link's site is blocked",
         Refused(400, 1, "Sorry! This site doesn't allow you to save Pins."),
         OnPin,
         "link_refused",
         "Pinterest refused the link.",
         "doesn't allow",
         kMendLink,
         "edit_pin",
         {},
         GoesOut},
        {"the link is not reached",
         Refused(400, 1, "Unable to reach the URL"),
         OnPin,
         "link_refused",
         "Pinterest refused the link.",
         "Unable to reach",
         kMendLink,
         "edit_pin",
         {},
         GoesOut},
        {"refused for what nobody knows",
         Refused(403, 4711, "Something new."),
         OnPin,
         "refused_by_pinterest",
         "Pinterest refused the request.",
         "Something new. (HTTP 403, code 4711, request ",
         "Read Pinterest’s answer below, change the pin if needed, then try again.",
         "retry",
         {},
         GoesOut},
        {"the link goes to the board twice",
         TakesALinkTwice,
         AsWarning,
         "duplicate_link",
         "This link is used twice on the same board.",
         "“First” is scheduled with this link",
         "Change the link or the board, or leave it if that’s what you want.",
         "edit_pin",
         {},
         WarnsNoMore},
        {"the pin is deleted at Pinterest",
         Vanishes,
         OnPin,
         "vanished",
         "This pin is no longer on Pinterest.",
         "Since then, Pinterest or someone",
         "Check the account on Pinterest. If the pin should be there, publish it again.",
         "retry",
         {},
         StandsAgain},
    };
}

TEST_CASE("whatever a pin lacks is said, and cured as it says", "[causes]")
{
    for (const Row& row : PinRows())
        Try(row);
}

TEST_CASE("an image that Pinterest finds too small is replaced", "[causes]")
{
    World world;
    world.Plan();
    // A complete PNG of one pixel. This server accepts it, because only Pinterest knows how small is too
    // small.
    const std::string dot(
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0:~\x9bU\0\0\0\nIDATx\xda"
        "ch\0\0\0\x82\0\x81\xda"
        "E\b;\0\0\0\0IEND\xae"
        "B`\x82",
        67);
    world.Change({{"media", {world.Upload(dot)}}});
    world.UntilDue();
    CHECK(OnPin(world).id == "image_too_small");
    world.Do("choose_image");
    GoesOut(world);
}

TEST_CASE("a board that was made at Pinterest is there once the boards are refreshed", "[causes]")
{
    World world;
    HasNoBoards(world);
    world.board = world.AtPinterest("POST", "/boards", {{"name", "Made there"}}).at("id");
    CHECK(world.Get("/api/v1/accounts/" + world.account + "/boards").at("items").empty());
    CHECK(world.Get("/api/v1/accounts/" + world.account + "/boards?refresh=1").at("items").size() == 1);
    TakesPins(world);
}

}  // namespace pinwright::causes
