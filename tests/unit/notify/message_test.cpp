// The POST, as each receiver reads it.
#include "proxy/notify/message.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace pinwright::notify {

namespace {

const std::string kTo = "https://hooks.example.com/T0/hush?auth=hush";

Alarm Failed()
{
    Alarm alarm;
    alarm.key = "a1/failed/link_refused";
    alarm.title = "2 pins failed: Pinterest refused the link.";
    alarm.message = "Willow & Clay <!channel>: Check the link.";
    alarm.path = "/pins?show=failed";
    alarm.count = 2;
    return alarm;
}

std::string HeaderOf(const net::Request& request, std::string_view name)
{
    for (const auto& [header, value] : request.headers)
        if (header == name)
            return value;
    return {};
}

}  // namespace

TEST_CASE("one body says the same to everyone who may read it", "[message]")
{
    const net::Request request = MessageOf(Failed(), kTo, "https://pins.example.com");
    CHECK(request.method == "POST");
    CHECK(request.url == kTo);
    CHECK(request.content_type == "application/json");
    CHECK(request.plain == net::Plain::kHomeNetwork);
    const nlohmann::json body = nlohmann::json::parse(request.body);
    CHECK(body.at("title") == "2 pins failed: Pinterest refused the link.");
    CHECK(body.at("message") == "Willow & Clay <!channel>: Check the link.");
    CHECK(body.at("severity") == "broken");
    CHECK(body.at("link") == "https://pins.example.com/pins?show=failed");
    CHECK(body.at("content") ==
          "2 pins failed: Pinterest refused the link.\n"
          "Willow & Clay <!channel>: Check the link.\n"
          "https://pins.example.com/pins?show=failed");
    CHECK(body.at("allowed_mentions").at("parse").empty());
    // Slack would call a whole channel.
    CHECK(body.at("text") ==
          "2 pins failed: Pinterest refused the link.\n"
          "Willow &amp; Clay &lt;!channel&gt;: Check the link.\n"
          "https://pins.example.com/pins?show=failed");
    CHECK(request.body.find("hush") == std::string::npos);
}

TEST_CASE("ntfy is told how to read it", "[message]")
{
    Alarm alarm = Failed();
    const net::Request request = MessageOf(alarm, kTo, "https://pins.example.com");
    CHECK(HeaderOf(request, "X-Template") == "yes");
    CHECK(HeaderOf(request, "X-Title") == "{{.title}}");
    CHECK(HeaderOf(request, "X-Message") == "{{.message}}");
    CHECK(HeaderOf(request, "X-Priority") == "4");
    CHECK(HeaderOf(request, "X-Click") == "https://pins.example.com/pins?show=failed");
    alarm.severity = Severity::kAttention;
    CHECK(HeaderOf(MessageOf(alarm, kTo, ""), "X-Priority") == "3");
}

}  // namespace pinwright::notify
