// A stand-in without sockets for the tests, with a clock that they control, predictable tokens, and short
// functions for requests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "proxy/standin/control/simulator.hpp"
#include "proxy/standin/world/painted_pictures.hpp"
#include "tests/unit/support/counting_random.hpp"
#include "tests/unit/support/held_clock.hpp"

namespace pinwright::standin {

using pinwright::test::HeldClock;

struct Said {
    Reply reply;
    nlohmann::json json;  ///< Null if the body isn't JSON.

    int status() const { return reply.status; }
    int code() const { return json.is_object() ? json.value("code", 0) : 0; }
    std::string Header(std::string_view name) const { return FindField(reply.headers, name).value_or(""); }
};

class Rig {
public:
    explicit Rig(Options options = {}) : simulator(std::move(options), clock, random)
    {
        const Result<Done> opened = simulator.Open();
        if (!opened)
            throw std::runtime_error(opened.error().detail);
        token = Grant({}).at("access_token").get<std::string>();
    }

    Said Send(Call call)
    {
        call.headers.emplace("host", "127.0.0.1:8080");
        Said said;
        said.reply = simulator.Handle(call, "http://127.0.0.1:8080");
        said.json = nlohmann::json::parse(said.reply.body, nullptr, false);
        if (said.json.is_discarded())
            said.json = nullptr;
        return said;
    }

    /// With this rig's token and, if there is a body, as JSON.
    Said Ask(std::string_view method, std::string_view target, const std::string& body = {})
    {
        return AskAs(token, method, target, body);
    }

    Said AskAs(const std::string& bearer, std::string_view method, std::string_view target,
               const std::string& body = {})
    {
        Call call;
        call.method = method;
        SplitTarget(target, call);
        call.body = body;
        if (!body.empty())
            call.headers["content-type"] = "application/json";
        if (!bearer.empty())
            call.headers["authorization"] = "Bearer " + bearer;
        return Send(std::move(call));
    }

    /// Sends a form with the app's Basic credentials.
    Said Form(std::string_view target, const std::string& form,
              const std::string& authorization = "Basic c3RhbmRpbi1hcHA6c3RhbmRpbi1zZWNyZXQ=")
    {
        Call call;
        call.method = "POST";
        SplitTarget(target, call);
        call.body = form;
        call.headers["content-type"] = "application/x-www-form-urlencoded";
        if (!authorization.empty())
            call.headers["authorization"] = authorization;
        return Send(std::move(call));
    }

    /// Uses a switch; the answer must be a success.
    nlohmann::json Turn(std::string_view path, const nlohmann::json& body = nlohmann::json::object())
    {
        const Said said = AskAs({}, "POST", "/_standin" + std::string(path), body.dump());
        if (said.status() != 200)
            throw std::runtime_error(said.reply.body);
        return said.json;
    }

    nlohmann::json Report(std::string_view path)
    {
        return AskAs({}, "GET", "/_standin" + std::string(path)).json;
    }

    nlohmann::json Grant(const nlohmann::json& wish)
    {
        return Turn("/grant", wish.is_null() ? nlohmann::json::object() : wish);
    }

    /// The ID of one of the first account's boards.
    std::string BoardId(std::size_t number = 0)
    {
        return Report("/state").at("accounts").at(0).at("boards").at(number).at("id").get<std::string>();
    }

    HeldClock clock{FromMillis(1'795'000'000'123)};
    test::CountingRandom random;
    Simulator simulator;
    std::string token;
};

/// A pin of a painted PNG, ready to be posted.
nlohmann::json PinBody(const std::string& board_id, const std::string& title = "A bowl");

std::string PngData(int width, int height);

}  // namespace pinwright::standin
