// A small Pinterest behind the transport: keeps the pins it made, and answers as it is told to. What
// it cannot show, the network itself, is the fault round's matter.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "proxy/net/transport.hpp"
#include "shared/pin_texts.hpp"
#include "shared/seams.hpp"
#include "tests/unit/support/held_clock.hpp"

namespace pinwright::publish::testing {

using pinwright::test::HeldClock;

/// What becomes of one request to make a pin.
struct Treatment {
    enum class Made { kNo, kYes };
    Made made = Made::kYes;
    int status = 201;  ///< 0: the connection breaks instead of an answer.
    int code = 0;
    std::string message;
    net::Headers headers;
    bool reachable = true;  ///< False: there is no connection in the first place.
    std::string body;       ///< In place of what the status asks for, where it is not empty.
};

struct FakePinterest : net::Transport {
    struct Stored : PinTexts {
        std::string id;
        std::string board_id;
        std::string board_section_id;
        Timestamp created_at{};
        Timestamp visible_at{};
    };

    explicit FakePinterest(HeldClock& the_clock) : clock(the_clock) {}

    net::Outcome Send(const net::Request& request) override;

    /// Puts a pin there that nobody here made.
    Stored& Add(const std::string& board_id, const std::string& title, Timestamp created_at);
    int Calls(const std::string& method_and_path) const;
    int AllCalls() const { return static_cast<int>(calls.size()); }

    HeldClock& clock;
    std::recursive_mutex mutex;
    std::deque<Treatment> treatments;   ///< Of the requests to come; then each pin is made and answered.
    std::optional<Treatment> lists;     ///< Of all reading calls, where it is set.
    std::optional<Treatment> tokens;    ///< Of token calls, where it is set.
    net::Headers reads;                 ///< Headers of the answers to all other reading calls.
    std::chrono::milliseconds lag{0};   ///< Until a new pin is listed.
    std::chrono::milliseconds skew{0};  ///< Its clock less ours.
    std::string good_token = "pina_1";  ///< The only one that it takes; empty: any.
    std::string suffix;                 ///< Added to each description.
    std::vector<Stored> pins;
    std::vector<std::string> boards{"1000000000000000001"};  ///< Ids, as listed.
    std::vector<std::string> unlisted_boards;                ///< Their pins are not in the account's list.
    std::vector<std::string> sections;                       ///< The same of every board.
    std::vector<std::string> calls;                          ///< `POST /pins`
    std::vector<std::string> posts;  ///< Bodies of the requests to make a pin that came whole.
    std::function<void()> before_fence;
    std::function<void()> before_list;  ///< Of each reading call.
    int next_id = 1000;
    int next_token = 2;

private:
    net::Outcome CreatePin(const net::Request& request);
    net::Outcome List(const std::string& path) const;
    net::Outcome Token();
    net::Outcome Reply(int status, std::string body, net::Headers headers = {}) const;
    net::Outcome Treat(const Treatment& treatment) const;
};

}  // namespace pinwright::publish::testing
