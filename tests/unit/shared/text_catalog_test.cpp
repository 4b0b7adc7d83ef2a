#include "shared/text_catalog.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <thread>

#include "shared/diagnosis.hpp"
#include "shared/text_ids.hpp"
#include "shared/translation.hpp"

namespace pinwright {

namespace {

PluralForm PolishPlural(std::int64_t count)
{
    const std::int64_t last = count % 10, tens = count / 10 % 10;
    if (count == 1)
        return PluralForm::kOne;
    return last >= 2 && last <= 4 && tens != 1 ? PluralForm::kFew : PluralForm::kMany;
}

/// Uses a translation while it lives.
class Translated {
public:
    explicit Translated(std::string_view json, PluralRule rule = EnglishPlural)
    {
        std::string problem;
        const std::optional<CatalogTexts> texts = ReadTranslation(json, problem);
        REQUIRE(texts);
        UseLanguage(*texts, rule);
    }
    ~Translated() { UseLanguage({}, EnglishPlural); }
};

std::string ProblemOf(std::string_view json)
{
    std::string problem;
    return ReadTranslation(json, problem) ? "" : problem;
}

}  // namespace

TEST_CASE("a text is its words in English until a language is used", "[words]")
{
    CHECK(std::string_view(texts::kTitle) == "Title");
    CHECK(std::string_view(texts::kThemes[1]) == "Light");
    CHECK(std::string_view(Describe(Cause::kNoBoards).title) == "No boards found.");
    {
        const Translated german(R"({"compose": {"title": "Überschrift"}, "common": {"themes": ["", "Hell"]},
            "causes": {"noBoards": {"title": "Keine Pinnwände gefunden."}}, "unknown": {"key": "x"}})");
        CHECK(std::string_view(texts::kTitle) == "Überschrift");
        CHECK(std::string_view(texts::kThemes[1]) == "Hell");
        CHECK(std::string_view(texts::kThemes[0]) == "System");
        CHECK(Diagnose(Cause::kNoBoards).title == "Keine Pinnwände gefunden.");
        // A text from the server, which speaks English.
        CHECK(InLanguage("No boards found.") == "Keine Pinnwände gefunden.");
        CHECK(InLanguage("Something from Pinterest.") == "Something from Pinterest.");
        CHECK(InLanguage("") == "");
    }
    CHECK(std::string_view(texts::kTitle) == "Title");
}

TEST_CASE("values replace placeholders by name, and are not read as placeholders", "[words]")
{
    CHECK(Fill(texts::kCharacters, {{"limit", "100"}, {"used", "12"}}) == "12 of 100 characters");
    CHECK(Fill(texts::kBoardCreated, {{"name", "{{name}} {{"}}) == "Board “{{name}} {{” created.");
    CHECK(Fill(texts::kBoardCreated) == "Board “{{name}}” created.");
    CHECK(FillPlural(texts::kSomeNotMoved, 2, {{"pins", "{{count}}"}}) == "2 of {{count}} were not moved.");
}

TEST_CASE("each language has its own plural forms", "[words]")
{
    CHECK(FillPlural(texts::kPinCount, 1) == "1 pin");
    CHECK(FillPlural(texts::kPinCount, 0) == "0 pins");
    CHECK(FillPlural(texts::kSelectedCount, 1) == "1 selected");
    const Translated polish(
        R"({"common": {"pinCount_one": "{{count}} pin", "pinCount_few": "{{count}} piny",
            "pinCount_many": "{{count}} pinów", "pinCount_other": "{{count}} pina"}})",
        PolishPlural);
    CHECK(FillPlural(texts::kPinCount, 1) == "1 pin");
    CHECK(FillPlural(texts::kPinCount, 3) == "3 piny");
    CHECK(FillPlural(texts::kPinCount, 12) == "12 pinów");
    // What is missing stays English, with English forms.
    CHECK(FillPlural(texts::kNotPublishedBadge, 3) == "3 not published");
}

TEST_CASE("a thread has its own language for a while, and others keep theirs", "[words]")
{
    std::string problem;
    const std::optional<CatalogTexts> german =
        ReadTranslation(R"({"compose": {"title": "Überschrift"}})", problem);
    REQUIRE(german);
    CHECK(ThreadLanguage::Tag() == "en");
    {
        const ThreadLanguage outer(&*german, "de");
        CHECK(std::string_view(texts::kTitle) == "Überschrift");
        CHECK(std::string_view(texts::kThemes[1]) == "Light");
        CHECK(ThreadLanguage::Tag() == "de");
        {
            const ThreadLanguage english(nullptr);
            CHECK(std::string_view(texts::kTitle) == "Title");
            CHECK(ThreadLanguage::Tag() == "en");
        }
        CHECK(std::string_view(texts::kTitle) == "Überschrift");
        std::string other;
        std::thread([&other] { other = Fill(texts::kTitle); }).join();
        CHECK(other == "Title");
    }
    CHECK(std::string_view(texts::kTitle) == "Title");
}

TEST_CASE("a translation that can't be used says why", "[words]")
{
    CHECK(ProblemOf("{}").empty());
    CHECK(ProblemOf("[]") == "It is not a JSON object.");
    CHECK_FALSE(ProblemOf("{").empty());
    CHECK(ProblemOf(R"({"compose": {"boardCreated": "{{board}}"}})") ==
          "The text compose.boardCreated has the unknown placeholder {{board}}.");
    CHECK(ProblemOf(R"({"compose": {"boardCreated": "Ohne Name"}})").empty());
}

TEST_CASE("the English catalog has a text for each key, and no key twice", "[words]")
{
    std::set<std::string_view> keys;
    for (std::size_t place = 0; place < CatalogSize(); ++place) {
        INFO(TextKey(place));
        CHECK_FALSE(EnglishText(place).empty());
        CHECK(keys.insert(TextKey(place)).second);
    }
    CHECK(keys.size() > 500);
}

}  // namespace pinwright
