#include "tests/unit/http/api_case.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::http::test {

namespace {

std::string Filled(std::string text, const std::string& name, const std::string& value)
{
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
        text.replace(at, name.size(), value);
    return text;
}

}  // namespace

void RunCase(RunningServer& server, const ApiCase& one)
{
    INFO(one.name);
    std::vector<std::string> headers;
    for (const std::string& header : one.headers) {
        std::string filled = Filled(header, "{port}", std::to_string(server.port()));
        if (filled.find("{cookie}") != std::string::npos)
            filled = Filled(filled, "{cookie}", server.Cookie());
        headers.push_back(filled);
    }
    const TestAnswer answer = server.Ask(one.method, one.path, headers, one.body);
    std::string text;
    for (const auto& [name, value] : answer.headers)
        text += name + ": " + value + "\n";
    text += "\n" + answer.body;
    INFO(text);
    CHECK(answer.status == one.status);
    for (const std::string& part : one.must) {
        INFO("must hold: " << part);
        CHECK(text.find(Filled(part, "{port}", std::to_string(server.port()))) != std::string::npos);
    }
    for (const std::string& part : one.must_not) {
        INFO("must not hold: " << part);
        CHECK(text.find(part) == std::string::npos);
    }
}

}  // namespace pinwright::http::test
