#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/oauth/fixture.hpp"

namespace {

using pinwright::Board;
using pinwright::Cause;
using pinwright::Section;
using pinwright::net::Failure;
using pinwright::oauth::Connections;
using pinwright::oauth::testing::Fixture;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;
using namespace std::chrono_literals;
using Refresh = Connections::Refresh;

// `count` boards or sections, in pages of `size`, the bookmark being the next one's number.
struct Shelf {
    int count = 0;
    int size = 250;
    pinwright::net::Outcome Page(const Asked& asked) const
    {
        const std::size_t at = asked.url.find("&bookmark=");
        const int from = at == std::string::npos ? 0 : std::stoi(asked.url.substr(at + 10));
        nlohmann::json page = {{"items", nlohmann::json::array()}, {"bookmark", nullptr}};
        for (int i = from; i < std::min(count, from + size); ++i)
            page["items"].push_back({{"id", std::to_string(900'000'000'000'000'000 + i)},
                                     {"name", "Board " + std::to_string(i)},
                                     {"privacy", "PUBLIC"},
                                     {"pin_count", i},
                                     {"media",
                                      {{"image_cover_url", i % 2 ? nlohmann::json(nullptr)
                                                                 : nlohmann::json("https://i.pinimg.com/" +
                                                                                  std::to_string(i))}}}});
        if (from + size < count)
            page["bookmark"] = std::to_string(from + size);
        return Answered(200, page.dump());
    }
};

struct BoardFixture : Fixture {
    std::string id = Connect();
    Shelf shelf{3};
    BoardFixture()
    {
        transport.Answer([this](const Asked& asked) {
            const bool list = asked.url.find("?page_size=250") != std::string::npos;
            return list ? shelf.Page(asked) : Kind(asked);
        });
    }
};

TEST_CASE_METHOD(BoardFixture, "boards are read through every page, once, and kept")
{
    shelf.count = 612;
    const auto boards = connections->Boards(id, Refresh::kNo);
    REQUIRE(boards.ok());
    REQUIRE(boards->size() == 612);
    CHECK(boards->at(611).id == "900000000000000611");
    CHECK(boards->at(611).account_id == id);
    CHECK(boards->at(611).cover.empty());
    CHECK(boards->at(610).cover.starts_with("/api/v1/images/"));
    CHECK(store->images.Find(boards->at(610).cover.substr(15))->url == "https://i.pinimg.com/610");
    CHECK(transport.Count("/boards?") == 3);
    CHECK(connections->Boards(id, Refresh::kNo).value() == boards.value());
    CHECK(transport.Count("/boards?") == 3);
    shelf.count = 1;
    CHECK(connections->Boards(id, Refresh::kNo)->size() == 612);
    CHECK(connections->Boards(id, Refresh::kYes)->size() == 1);
    CHECK(connections->Boards(id, Refresh::kNo)->size() == 1);
}

TEST_CASE_METHOD(BoardFixture, "boards say whose they are, and those for ads alone are left out")
{
    transport.Answer([](const Asked&) {
        return Answered(200, R"({"items":[{"id":"1","name":"Kitchens","owner":{"username":"willowandclay"}},
            {"id":"2","name":"Kitchens","owner":{"username":"mila"},"privacy":"SECRET","is_ads_only":false},
            {"id":"3","name":"Ad-only Pins","owner":{"username":"willowandclay"},"privacy":"PROTECTED",
             "is_ads_only":true},
            {"id":"4","name":"Gardens","owner":null,"is_ads_only":null}],"bookmark":null})");
    });
    for (const Refresh refresh : {Refresh::kYes, Refresh::kNo}) {
        const auto boards = connections->Boards(id, refresh);
        REQUIRE(boards.ok());
        REQUIRE(boards->size() == 3);
        CHECK(boards->at(0).owner == "willowandclay");
        CHECK(boards->at(1).owner == "mila");
        CHECK(boards->at(2).id == "4");
        CHECK(boards->at(2).owner.empty());
    }
}

TEST_CASE_METHOD(BoardFixture, "no boards are an answer, and are kept as one")
{
    shelf.count = 0;
    CHECK(connections->Boards(id, Refresh::kNo)->empty());
    CHECK(connections->Boards(id, Refresh::kNo)->empty());
    CHECK(transport.Count("/boards?") == 1);
    CHECK(connections->Boards("nobody", Refresh::kNo).error().cause == Cause::kNotFound);
}

TEST_CASE_METHOD(BoardFixture, "a refresh that breaks off leaves the boards as they were")
{
    shelf.count = 300;
    REQUIRE(connections->Boards(id, Refresh::kYes)->size() == 300);
    for (const bool first : {true, false}) {
        transport.Answer([&](const Asked& asked) {
            const bool second_page = asked.url.find("bookmark=") != std::string::npos;
            return first || second_page ? Failed(Failure::kTimeout) : shelf.Page(asked);
        });
        CHECK(connections->Boards(id, Refresh::kYes).error().cause == Cause::kPinterestUnreachable);
        CHECK(connections->Boards(id, Refresh::kNo)->size() == 300);
    }
}

TEST_CASE_METHOD(BoardFixture, "a list that goes round or never ends is given up")
{
    REQUIRE(connections->Boards(id, Refresh::kYes)->size() == 3);
    transport.Answer(
        [](const Asked&) { return Answered(200, R"({"items":[{"id":"1"}],"bookmark":"same"})"); });
    CHECK(connections->Boards(id, Refresh::kYes).error().cause == Cause::kPinterestDown);

    int page = 0;
    transport.Answer([&](const Asked&) {
        ++page;
        return Answered(200, R"({"items":[{"id":")" + std::to_string(page) + R"("}],"bookmark":"b)" +
                                 std::to_string(page) + R"("})");
    });
    CHECK(connections->Boards(id, Refresh::kYes).error().cause == Cause::kPinterestDown);
    CHECK(page <= 1000);
    CHECK(connections->Boards(id, Refresh::kNo)->size() == 3);

    page = 0;
    transport.Answer([&](const Asked&) {
        ++page;
        return Answered(
            200, (page == 1 ? R"({"items":[{"id":"7"}],"bookmark":"b)" : R"({"items":[],"bookmark":"b)") +
                     std::to_string(page) + R"("})");
    });
    CHECK(connections->Boards(id, Refresh::kYes)->size() == 1);
    CHECK(page < 10);
}

TEST_CASE_METHOD(BoardFixture, "10,000 boards are read, and reading an endless list stops with the reason")
{
    shelf.count = 10'000;
    REQUIRE(connections->Boards(id, Refresh::kYes)->size() == 10'000);
    const struct {
        const char* what;
        std::size_t items;  ///< Of a page.
        bool same_bookmark;
        std::size_t most_calls;
        const char* why;
    } table[] = {
        {"full pages without end", 250, false, 51, "more than 12500"},
        {"fuller pages than asked for, without end", 500, false, 26, "more than 12500"},
        {"a page that leads back", 250, true, 2, "doesn't end"},
        {"small pages without end", 1, false, 200, "doesn't end"},
    };
    for (const auto& one : table) {
        INFO(one.what);
        std::size_t calls = 0;
        transport.Answer([&](const Asked&) {
            nlohmann::json page = {{"items", nlohmann::json::array()}};
            for (std::size_t i = 0; i < one.items; ++i)
                page["items"].push_back(
                    {{"id", std::to_string(calls * one.items + i)}, {"name", std::string(400, 'n')}});
            ++calls;
            page["bookmark"] = one.same_bookmark ? "same" : std::to_string(calls);
            return Answered(200, page.dump());
        });
        const auto boards = connections->Boards(id, Refresh::kYes);
        REQUIRE_FALSE(boards.ok());
        CHECK(boards.error().cause == Cause::kPinterestDown);
        CHECK(boards.error().detail.find(one.why) != std::string::npos);
        CHECK(calls <= one.most_calls);
        CHECK(connections->Boards(id, Refresh::kNo)->size() == 10'000);
    }
    std::size_t calls = 0;
    transport.Answer([&](const Asked&) {
        nlohmann::json page = {{"items", nlohmann::json::array()}};
        for (std::size_t i = 0; i < 250; ++i)
            page["items"].push_back({{"id", std::to_string(calls * 250 + i)}, {"name", "Section"}});
        page["bookmark"] = std::to_string(++calls);
        return Answered(200, page.dump());
    });
    const auto sections = connections->Sections(id, "5", Refresh::kYes);
    REQUIRE_FALSE(sections.ok());
    CHECK(sections.error().detail.find("more than 5000") != std::string::npos);
    CHECK(calls <= 21);
}

TEST_CASE_METHOD(BoardFixture, "reading a slow list stops after two minutes")
{
    int calls = 0;
    transport.Answer([&](const Asked&) {
        clock.Move(19s);
        const std::string number = std::to_string(calls++);
        return Answered(200, R"({"items":[{"id":")" + number + R"("}],"bookmark":"b)" + number + R"("})");
    });
    const auto boards = connections->Boards(id, Refresh::kYes);
    REQUIRE_FALSE(boards.ok());
    CHECK(boards.error().cause == Cause::kPinterestDown);
    CHECK(boards.error().detail.find("too slow") != std::string::npos);
    CHECK(calls == 7);
    calls = 0;
    CHECK_FALSE(connections->Sections(id, "5", Refresh::kYes).ok());
    CHECK(calls == 7);
}

TEST_CASE_METHOD(BoardFixture, "an item that moved between two pages is there once")
{
    transport.Answer([](const Asked& asked) {
        return asked.url.find("bookmark=") == std::string::npos
                   ? Answered(200, R"({"items":[{"id":"1"},{"id":"2"}],"bookmark":"b"})")
                   : Answered(200, R"({"items":[{"id":"2"},{"id":"3"}],"bookmark":null})");
    });
    CHECK(connections->Boards(id, Refresh::kYes)->size() == 3);
}

TEST_CASE_METHOD(BoardFixture, "a new board is known at once, though Pinterest lists it later")
{
    REQUIRE(connections->Boards(id, Refresh::kNo)->size() == 3);
    std::string body;
    transport.Answer([&](const Asked& asked) {
        if (asked.method != "POST")
            return shelf.Page(asked);
        body = asked.body;
        return Answered(201, R"({"id":"777","name":"New","privacy":"SECRET"})");
    });
    const auto board = connections->CreateBoard(id, "New", "SECRET");
    REQUIRE(board.ok());
    CHECK(board->id == "777");
    CHECK(nlohmann::json::parse(body) == nlohmann::json({{"name", "New"}, {"privacy", "SECRET"}}));
    CHECK(store->boards.Find(id, "777"));
    CHECK(connections->Boards(id, Refresh::kYes)->size() == 4);
    clock.Move(2min);
    CHECK(connections->Boards(id, Refresh::kYes)->size() == 3);
}

TEST_CASE_METHOD(BoardFixture, "a board that cannot be made is refused with the reason")
{
    CHECK(connections->CreateBoard("nobody", "x", "").error().cause == Cause::kNotFound);
    CHECK(connections->CreateBoard(id, "", "").error().problems.size() == 1);
    CHECK(connections->CreateBoard(id, std::string(181, 'x'), "").error().problems.front().id == "too_long");
    CHECK(connections->CreateBoard(id, "x", "HIDDEN").error().cause == Cause::kBadRequest);
    CHECK(transport.Count("/boards") == 0);
    transport.Answer(
        [](const Asked&) { return Answered(400, R"({"code":58,"message":"Try a different name"})"); });
    CHECK(connections->CreateBoard(id, "x", "").error().cause == Cause::kBoardNameTaken);
}

TEST_CASE_METHOD(BoardFixture, "sections are read through every page and kept per board")
{
    shelf.count = 251;
    CHECK(connections->Sections(id, "5", Refresh::kNo)->size() == 251);
    CHECK(transport.Count("/boards/5/sections?") == 2);
    CHECK(connections->Sections(id, "5", Refresh::kNo)->at(250) ==
          Section{"900000000000000250", "Board 250"});
    CHECK(transport.Count("/boards/5/sections?") == 2);
    CHECK(connections->Sections(id, "5", Refresh::kYes)->size() == 251);
    CHECK(transport.Count("/boards/5/sections?") == 4);
    CHECK(connections->Sections(id, "../5", Refresh::kNo).error().cause == Cause::kNotFound);
    CHECK(connections->Sections("nobody", "5", Refresh::kNo).error().cause == Cause::kNotFound);
    transport.Answer(
        [](const Asked&) { return Answered(404, R"({"code":40,"message":"Board not found."})"); });
    CHECK(connections->Sections(id, "6", Refresh::kNo).error().cause == Cause::kBoardMissing);
}

}  // namespace
