#include "tests/unit/causes/row.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::causes {

namespace {

// Longer than any wait except a spam block, in steps that end once the pin is published.
constexpr auto kPatience = 26h;
constexpr auto kStep = 10min;

std::string Text(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Shown From(const json& diagnosis)
{
    if (!diagnosis.is_object())
        return {};
    return {Text(diagnosis, "id"), Text(diagnosis, "title"), Text(diagnosis, "detail"),
            Text(diagnosis, "fix"), Text(diagnosis, "action")};
}

/// As the page shows a problem that only its address names.
Shown FromAddress(const std::string& text)
{
    const std::size_t at = text.find("/integrations?problem=");
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + 22;
    const CatalogEntry* const entry = FindCause(text.substr(begin, text.find_first_of("&\"", begin) - begin));
    if (entry == nullptr)
        return {};
    return {std::string(entry->id), std::string(entry->title), std::string(entry->explanation),
            std::string(entry->fix), std::string(ToString(entry->action))};
}

std::string Plain(std::string text)
{
    for (const auto& [escaped, plain] : {std::pair{"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
        for (std::size_t at = 0; (at = text.find(escaped, at)) != std::string::npos; ++at)
            text.replace(at, std::string_view(escaped).size(), plain);
    return text;
}

}  // namespace

Shown OnPin(World& world)
{
    return From(world.Pin().at("cause"));
}

Shown OnAccount(World& world)
{
    return From(world.Account().at("cause"));
}

Shown InAnswer(World& world)
{
    CHECK(world.answer.status >= 400);
    return From(json::parse(world.answer.body).at("error"));
}

Shown OnTheWayBack(World& world)
{
    Shown shown = FromAddress(world.way_back.body);
    const std::string page = Plain(world.way_back.body);
    INFO(page);
    CHECK(page.find("<h1>" + shown.title + "</h1>") != std::string::npos);
    CHECK(page.find(shown.fix) != std::string::npos);
    shown.detail = page;
    return shown;
}

Shown AtTheStart(World& world)
{
    return FromAddress(world.start);
}

Shown AsWarning(World& world)
{
    const json pin = world.Pin();
    return pin.at("warnings").empty() ? Shown{} : From(pin.at("warnings").at(0));
}

Where InCheck(const std::string& check)
{
    return [check](World& world) {
        const json found = world.Check(check);
        Shown shown = From(found);
        shown.id = found.is_object() ? Text(found, "cause") : std::string();
        return shown;
    };
}

void GoesOut(World& world)
{
    for (auto waited = 0min; world.Pin().at("state") != "published" && waited < kPatience; waited += kStep)
        world.Run(kStep);
    const json pin = world.Pin();
    INFO(pin.dump(2));
    CHECK(pin.at("state") == "published");
    CHECK(world.Ledger().size() == 1);
    CHECK(world.Account().at("state") == "connected");
}

void IsConnected(World& world)
{
    const json account = world.Account();
    INFO(account.dump(2));
    REQUIRE(account.is_object());
    CHECK(account.at("state") == "connected");
    CHECK(account.at("cause").is_null());
}

void Try(const Row& row)
{
    INFO(row.name);
    World world;
    row.happens(world);
    const Shown shown = row.where(world);
    CHECK(shown.id == row.id);
    CHECK(shown.title == row.words);
    INFO(shown.detail);
    CHECK(shown.detail.find(row.names) != std::string::npos);
    CHECK_FALSE(shown.detail.empty());
    CHECK(shown.fix == row.fix);
    CHECK(shown.action == row.action);
    if (row.fixed_outside)
        row.fixed_outside(world);
    world.Do(row.action);
    row.cured(world);
    CHECK(world.Leaks() == "");
}

}  // namespace pinwright::causes
