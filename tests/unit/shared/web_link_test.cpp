// A link is published as it is shown, and leads where it seems to.
#include "shared/web_link.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shared/clean_link.hpp"
#include "shared/punycode.hpp"

using namespace pinwright;

namespace {

using namespace std::string_literals;

TEST_CASE("what surely means one address is fixed silently", "[web_link]")
{
    struct Case {
        const char* why;
        std::string pasted;
        std::string link;
    };
    const Case cases[] = {
        {"as it is", "https://example.com/a?b=c#d", "https://example.com/a?b=c#d"},
        {"spaces around", " \u00A0https://example.com/\t\n", "https://example.com/"},
        {"a zero-width space", "https://exam\u200Bple.com/\u200B", "https://example.com/"},
        {"a word joiner", "https://example.com/\u2060a", "https://example.com/a"},
        {"a byte order mark", "\uFEFFhttps://example.com/", "https://example.com/"},
        {"a soft hyphen", "https://exam\u00ADple.com/", "https://example.com/"},
        {"an override of the direction", "https://example.com/\u202Egpj.exe", "https://example.com/gpj.exe"},
        {"embeddings", "https://\u202Aexample.com\u202C/", "https://example.com/"},
        {"isolates", "\u2066https://example.com/\u2069", "https://example.com/"},
        {"direction marks", "\u200Ehttps://example.com/\u200F\u061C", "https://example.com/"},
        {"tag characters", "https://example.com/\U000E0061\U000E007F", "https://example.com/"},
        {"a variation selector", "https://example.com/❤\uFE0F", "https://example.com/❤"},
        {"fillers", "https://example.com/\u3164\u115F", "https://example.com/"},
        {"joiners among plain letters", "https://exam\u200Dple.com/a\u200Cb", "https://example.com/ab"},
        {"a joiner in a host", "https://می\u200Cخواهم.example/", "https://میخواهم.example/"},
        {"a joiner within a word of a path", "https://fa.example/می\u200Cخواهم",
         "https://fa.example/می%E2%80%8Cخواهم"},
        {"controls", "https://example.com/\x02\x1F", "https://example.com/"},
        {"quotation marks", "\"https://example.com/\"", "https://example.com/"},
        {"curly ones", "“https://example.com/”", "https://example.com/"},
        {"French ones with spaces", "« https://example.com/ »", "https://example.com/"},
        {"angle brackets", "<https://example.com/>", "https://example.com/"},
        {"brackets in brackets", "(<https://example.com/>)", "https://example.com/"},
        {"www without a scheme", "www.example.com/a", "https://www.example.com/a"},
        {"WWW", "WWW.example.com", "https://WWW.example.com"},
        {"a dot after the host", "https://example.com./a", "https://example.com/a"},
        {"a dot after all", "https://example.com.", "https://example.com"},
        {"a dot before a port", "https://example.com.:8443/", "https://example.com:8443/"},
        {"a dot at the end of a path", "https://example.com/a.", "https://example.com/a."},
        {"no link at all", "half a li", "half a li"},
        {"nothing", "", ""},
        {"not UTF-8", "https://\xFF", "https://\xFF"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.why);
        CHECK(CleanLink(one.pasted) == one.link);
        CHECK(CleanLink(one.link) == one.link);
    }
}

TEST_CASE("while a link is typed only what cannot be seen goes", "[web_link]")
{
    CHECK(VisibleLink("www.exam") == "www.exam");
    CHECK(VisibleLink("https://example. ") == "https://example. ");
    CHECK(VisibleLink("<https://exam\u200Bple.com") == "<https://example.com");
}

TEST_CASE("links that lead where they seem to are accepted", "[web_link]")
{
    for (const std::string_view good :
         {"https://example.com", "http://example.com/", "HTTPS://Example.COM/a?b=c#d",
          "https://example.com:8443/x", "http://127.0.0.1/x", "http://[::1]:80/", "http://[2001:db8::7]/",
          "https://example.com/a%20b", "https://example.com?q=1", "https://example.com/🧷",
          "https://example.com:443/", "https://a_b.example.com/",
          "https://example.com/?to=https://other.example/", "https://example.com/@user",
          "https://example.com//a", "https://web.archive.org/web/2020/https://example.com/",
          "https://example.com/a,b;c=(d)!$&'*+~", "https://1.example.com/", "https://3com.com/",
          "https://xn--pypal-4ve.com/", "https://http.cat/",
          // Legitimate names in other scripts.
          "https://例え.jp/ページ", "https://bücher.example/", "https://пример.рф/", "https://пример.com/",
          "https://παράδειγμα.gr/", "https://日本語-shop.jp/", "https://한국shop.kr/",
          "https://مثال.example/", "https://उदाहरण.example/", "https://i❤.ws/", "https://сорос.рф/",
          "https://shop.пример.com/"}) {
        CAPTURE(good);
        CHECK(IsWebLink(good));
        CHECK(CleanLink(good) == good);
        CHECK_FALSE(CheckWebLink(good));
        CHECK(SuggestedLink(good) == good);
    }
}

TEST_CASE("a link that fools the eye or a parser is refused with the one that is meant", "[web_link]")
{
    struct Case {
        const char* why;
        std::string link;
        std::string meant;  ///< Empty: ambiguous.
    };
    const Case cases[] = {
        // The beginning.
        {"the scheme twice", "https://https://example.com/", "https://example.com/"},
        {"two schemes", "https://http://example.com/", "http://example.com/"},
        {"thrice", "http://https://HTTPS://example.com/a", "HTTPS://example.com/a"},
        {"twice without a colon", "https://https//example.com/", "https://example.com/"},
        {"twice without slashes", "https://https:example.com/", "https://example.com/"},
        {"a slash too few", "https:/example.com", "https://example.com"},
        {"no slashes", "https:example.com", "https://example.com"},
        {"a slash too many", "https:///example.com/", "https://example.com/"},
        {"no colon", "http//example.com/", "http://example.com/"},
        {"a semicolon", "https;//example.com/", "https://example.com/"},
        {"a letter too few", "htps://example.com/", "https://example.com/"},
        {"a letter lost", "ttps://example.com/", "https://example.com/"},
        {"a letter too many", "htttp://example.com/", "http://example.com/"},
        {"the page's own scheme", "//example.com/a", "https://example.com/a"},
        {"no scheme", "example.com/a?b", "https://example.com/a?b"},
        {"no scheme but a port", "example.com:8443/", "https://example.com:8443/"},
        {"www is cleaned", "www.example.com", "https://www.example.com"},
        {"another scheme", "ftp://example.com", ""},
        {"a script", "javascript:alert(1)", ""},
        {"a mail", "mailto:me@example.com", ""},
        {"a mail address", "me@example.com", ""},
        {"words", "half a li", ""},
        {"one word", "nowhere", ""},
        // User info.
        {"a name for a host", "https://pinterest.com@evil.example/", "https://evil.example/"},
        {"a password", "https://me:secret@example.com/a", "https://example.com/a"},
        {"several", "https://a@b@evil.example/", "https://evil.example/"},
        {"no host behind", "https://user@/", ""},
        // Slashes and spaces.
        {"backslashes", "https:\\\\example.com\\a", "https://example.com/a"},
        {"a backslash before a name", "https://evil.example\\@pinterest.com/",
         "https://evil.example/@pinterest.com/"},
        {"a backslash for a slash", "https://\\example.com", "https://example.com"},
        {"a space in the path", "https://example.com/a b", "https://example.com/a%20b"},
        {"a space in the host", "https://exa mple.com/", ""},
        {"a space of another script", "https://example.com/\u3000x", "https://example.com/%20x"},
        {"a line break within", "https://example.com/a\nb", "https://example.com/a%20b"},
        {"a tab within", "https://example.com/a\tb", "https://example.com/a%20b"},
        {"words before", "See https://example.com/a", "https://example.com/a"},
        {"words after a second link", "https://example.com/a https://other.example", "https://example.com/a"},
        {"angle brackets", "https://example.com/<a>", "https://example.com/%3Ca%3E"},
        {"a quotation mark", "https://example.com/\"a", "https://example.com/%22a"},
        // The host.
        {"no host", "https://", ""},
        {"no host but a path", "http:///", ""},
        {"no host but a query", "https://?q", ""},
        {"no host but a fragment", "https://#f", ""},
        {"no host but a port", "https://:80/", ""},
        {"a full-width name", "https://ｅｘａｍｐｌｅ．com/", "https://example.com/"},
        {"a full stop of Japanese", "https://example。com/", "https://example.com/"},
        {"a one dot leader", "https://example․com/", "https://example.com/"},
        {"a slash that is none", "https://pinterest.com⁄pin.evil.example/",
         "https://pinterest.com/pin.evil.example/"},
        {"a full-width at", "https://pinterest.com＠evil.example/", "https://evil.example/"},
        {"letters of mathematics", "https://𝐞𝐱𝐚𝐦𝐩𝐥𝐞.com/", "https://example.com/"},
        {"letters in circles", "https://ⓔxample.com/", "https://example.com/"},
        {"a hyphen that does not break", "https://my\u2011shop.example/", "https://my-shop.example/"},
        {"one sign for two letters", "https://of\uFB01ce.example/", ""},
        {"codes", "https://ex%61mple.com/", "https://example.com/"},
        {"codes of a slash", "https://pinterest.com%2Fpin.evil.example/",
         "https://pinterest.com/pin.evil.example/"},
        {"codes that are none", "https://ex%zzmple.com/", ""},
        {"one hexadecimal number", "http://0x7f.1/", "http://127.0.0.1/"},
        {"one number", "http://2130706433/", "http://127.0.0.1/"},
        {"octal numbers", "http://0177.0.0.01/", "http://127.0.0.1/"},
        {"a short address", "http://127.1/a", "http://127.0.0.1/a"},
        {"a number too large", "http://127.0.0.256/", ""},
        {"five numbers", "http://1.2.3.4.5/", ""},
        {"a bracket open", "http://[::1", ""},
        {"brackets around nothing", "http://[]/", ""},
        {"brackets around a name", "http://[x]/", ""},
        {"signs", "https://exa<mple.com", ""},
        {"a comma", "https://example,com/", ""},
        {"a dot first", "https://.example.com", ""},
        {"two dots", "https://a..b/", ""},
        {"a label too long", "https://" + std::string(64, 'a') + ".example/", ""},
        // Ports.
        {"a port of letters", "https://example.com:port/", ""},
        {"a port too high", "https://example.com:99999/", ""},
        {"port 0", "https://example.com:0/", ""},
        {"no port behind the colon", "https://example.com:/a", "https://example.com/a"},
        {"zeros before a port", "https://example.com:0000080/a", "https://example.com:80/a"},
        // Alphabets.
        {"a Cyrillic letter among Latin ones", "https://pаypal.com/", "https://xn--pypal-4ve.com/"},
        {"a Greek one", "https://gοogle.com/", "https://xn--gogle-rce.com/"},
        {"all Cyrillic, all alike", "https://аррӏе.com/", "https://xn--80ak6aa92e.com/"},
        {"upper case of it", "https://РАYРАL.com/", "https://xn--yl-6kcb1fc.com/"},
        {"letters of phonetics", "https://ɡoogle.com/", "https://xn--oogle-qmc.com/"},
        // No links at all.
        {"nothing", "", ""},
        {"not UTF-8", "https://\xFF.com", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.why, one.link);
        CHECK_FALSE(IsWebLink(one.link));
        CHECK(SuggestedLink(one.link) == one.meant);
        const std::optional<Problem> problem = CheckWebLink(one.link);
        REQUIRE(problem);
        CHECK(problem->field == "link");
        CHECK(problem->id == "bad_link");
        CHECK_FALSE(problem->title.empty());
        CHECK((one.meant.empty() || problem->fix.find(one.meant) != std::string::npos));
        CHECK((one.meant.empty() || IsWebLink(one.meant)));
    }
}

TEST_CASE("a link to another host than it seems names that host", "[web_link]")
{
    CHECK(CheckWebLink("https://pinterest.com@evil.example/")->title ==
          "The link leads to evil.example, not to what is before the @.");
    CHECK(CheckWebLink("http://2130706433/")->title == "The link hides the address 127.0.0.1.");
    CHECK(CheckWebLink("https://https://example.com/")->fix ==
          "Write https://example.com/ if that’s what you mean, or leave it empty.");
}

TEST_CASE("labels in ASCII are those of RFC 3492", "[web_link]")
{
    CHECK(AsciiLabel("example") == "example");
    CHECK(AsciiLabel("bücher") == "xn--bcher-kva");
    CHECK(AsciiLabel("例え") == "xn--r8jz45g");
    CHECK(AsciiLabel("пример") == "xn--e1afmkfd");
    CHECK(AsciiLabel("mañana") == "xn--maana-pta");
    CHECK(AsciiLabel("☃-⌘") == "xn----dqo34k");
}

}  // namespace
