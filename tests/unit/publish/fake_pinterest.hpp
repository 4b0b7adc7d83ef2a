// A small Pinterest behind the transport: keeps the pins it made, and answers as told. The fault rounds cover
// what it can't show: the network itself.
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

/// How one request to make a pin is treated.
struct Treatment {
    enum class Made { kNo, kYes };
    Made made = Made::kYes;
    int status = 201;  ///< 0: the connection breaks instead of an answer.
    int code = 0;
    std::string message;
    net::Headers headers;
    bool reachable = true;  ///< False: there is no connection at all.
    std::string body;       ///< Replaces the status's usual body, unless empty.
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

    /// Adds a pin that this server didn't make.
    Stored& Add(const std::string& board_id, const std::string& title, Timestamp created_at);
    int Calls(const std::string& method_and_path) const;
    int AllCalls() const { return static_cast<int>(calls.size()); }

    HeldClock& clock;
    std::recursive_mutex mutex;
    std::deque<Treatment> treatments;   ///< For the next requests; later pins are made and answered.
    std::optional<Treatment> lists;     ///< For all reading calls, if set.
    std::optional<Treatment> tokens;    ///< For token calls, if set.
    net::Headers reads;                 ///< Headers for the answers to all other reading calls.
    std::chrono::milliseconds lag{0};   ///< Time until a new pin is listed.
    std::chrono::milliseconds skew{0};  ///< Its clock minus ours.
    std::string good_token = "pina_1";  ///< The only token that it accepts; empty: any.
    std::string suffix;                 ///< Added to each description.
    std::vector<Stored> pins;
    std::vector<std::string> boards{"1000000000000000001"};  ///< IDs, as listed.
    std::vector<std::string> unlisted_boards;                ///< The account's list leaves out their pins.
    std::vector<std::string> sections;                       ///< The same for every board.
    std::vector<std::string> calls;                          ///< `POST /pins`
    std::vector<std::string> posts;                          ///< Bodies of complete requests to make a pin.
    std::function<void()> before_fence;
    std::function<void()> before_list;  ///< Called before each reading call.
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
