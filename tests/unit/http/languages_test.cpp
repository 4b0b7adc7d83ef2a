#include "proxy/http/languages.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "proxy/http/static_files.hpp"
#include "shared/translation.hpp"
#include "tests/unit/http/running_server.hpp"
#include "tests/unit/support/temporary_folder.hpp"

namespace pinwright::http::test {

namespace {

constexpr std::string_view kPage =
    "<!doctype html>\n<html lang=\"en\"><script id=\"texts\" type=\"application/json\">{}</script>"
    "<noscript><div class=\"plain\"><h1>No script</h1></div></noscript>";

const Asset kAssets[] = {{"/index.html", "text/html; charset=utf-8", "333333333333", kPage, "b", {}}};

/// A folder with translations; `pt-BR` and `de` can be used.
struct Translations {
    Translations()
    {
        Write("de.json", R"({"compose": {"title": "Überschrift"},
            "loading": {"again": "Nochmal", "noScript": "<b>", "stopped": "</script>"}})");
        Write("pt-BR.json", R"({"compose": {"title": "Título"}})");
        Write("fr.json", "{");
        Write("en.json", R"({"compose": {"title": "Heading"}})");
        Write("no tag.json", "{}");
        Write("nl.txt", "{}");
    }

    void Write(const std::string& name, std::string_view text) const
    {
        std::ofstream(folder.path() + "/" + name) << text;
    }

    pinwright::test::TemporaryFolder folder;
};

std::string Chosen(const Languages& languages, std::string_view accept)
{
    const Language* const language = languages.Choose(accept);
    return language == nullptr ? "en" : language->tag;
}

Response Get(Router& router, const char* path, std::string_view accept_language)
{
    Request request;
    request.path = path;
    request.accept_language = accept_language;
    request.from_browser = true;
    request.fetch_mode = "navigate";
    request.fetch_dest = "document";
    const Endpoint* const endpoint = router.Find(request);
    REQUIRE(endpoint != nullptr);
    return endpoint->get(request);
}

}  // namespace

TEST_CASE("the page is in the first language that the browser accepts and the server has", "[http]")
{
    const Translations given;
    const Languages languages = Languages::Load(given.folder.path(), kPage);
    CHECK(Chosen(languages, "") == "en");
    CHECK(Chosen(languages, "de") == "de");
    CHECK(Chosen(languages, "de-AT,de;q=0.9,en;q=0.8") == "de");
    CHECK(Chosen(languages, "en-US,en;q=0.9,de;q=0.8") == "en");
    CHECK(Chosen(languages, "fr-FR, fr;q=0.9 , PT-br;q=0.5") == "pt-BR");
    CHECK(Chosen(languages, "pt") == "en");
    CHECK(Chosen(languages, ",;,*") == "en");
    CHECK(languages.Find("nl") == nullptr);
    CHECK(Languages::Load("/nowhere", kPage).empty());
}

TEST_CASE("a translated page names its language, and its texts are served in the catalog's order", "[http]")
{
    const Translations given;
    const Languages languages = Languages::Load(given.folder.path(), kPage);
    RunningServer server;
    pinwright::test::CountingRandom random;
    Sessions sessions(server.store().sessions, server.clock(), random, "http://localhost:8080");
    Router router;
    AddStaticFiles(router, kAssets, languages, sessions);

    const std::string german(Get(router, "/compose", "de").fixed);
    CHECK(german.starts_with("<!doctype html>\n<html lang=\"de\"><script id=\"texts\""));
    CHECK(german.find(R"("again":"Nochmal")") != std::string::npos);
    CHECK(german.find(R"("reload":"Reload")") != std::string::npos);
    CHECK(german.find(R"("stopped":"\u003c/script>")") != std::string::npos);
    CHECK(german.find("<div class=\"plain\"><h1>&lt;b&gt;</h1><p>This page is a program") !=
          std::string::npos);
    CHECK(Get(router, "/compose", "en").fixed == kPage);
    const Response texts = Get(router, "/api/v1/words/de", "");
    REQUIRE(texts.status == 200);
    const nlohmann::json list = nlohmann::json::parse(texts.body);
    REQUIRE(list.size() == CatalogSize());
    for (std::size_t place = 0; place < CatalogSize(); ++place)
        CHECK(list[place] == (TextKey(place) == "compose.title"      ? "Überschrift"
                              : TextKey(place) == "loading.again"    ? "Nochmal"
                              : TextKey(place) == "loading.noScript" ? "<b>"
                              : TextKey(place) == "loading.stopped"  ? "</script>"
                                                                     : ""));
    CHECK(Get(router, "/api/v1/words/fr", "").status == 404);
    CHECK(Get(router, "/api/v1/words/en", "").status == 404);
}

}  // namespace pinwright::http::test
