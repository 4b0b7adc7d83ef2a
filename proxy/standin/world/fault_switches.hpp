// The switches that make the stand-in misbehave. Pure state; the caller carries out a plan.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/paging.hpp"

namespace pinwright::standin {

enum class Trouble { kFail, kDelay, kDrop };
/// Before or after the request has taken effect.
enum class When { kBefore, kAfter };

/// One fault for the requests that match.
struct Rule {
    Trouble trouble = Trouble::kFail;
    std::string method;  ///< Empty: any method.
    std::string path;    ///< A prefix of whole segments; with `*` a pattern for the whole path.
    int times = 1;       ///< Below zero: forever.
    When when = When::kBefore;
    int status = 500;  ///< For kFail.
    std::string body;
    std::string content_type = "application/json";
    Pairs headers;
    int milliseconds = 0;  ///< For kDelay.
};

/// Random faults for `POST /pins`, each with its probability; the same seed yields the same faults in the
/// same order.
struct RandomFaults {
    std::uint64_t seed = 0;
    double drop_before = 0;
    double drop_after = 0;
    double error = 0;         ///< 500, no pin.
    double error_after = 0;   ///< 500, but the pin is made.
    double hiccup = 0;        ///< 400 code 2787, whether or not the pin is made.
    std::uint64_t count = 0;  ///< Requests drawn for so far.
};

/// What to do with one request.
struct Plan {
    int delay_before_ms = 0;
    int delay_after_ms = 0;
    bool drop_before = false;
    bool drop_after = false;
    std::optional<Reply> answer_before;
    std::optional<Reply> answer_after;

    /// Whether the client gets the true answer.
    bool IsTrue() const { return !drop_before && !drop_after && !answer_before && !answer_after; }
};

/// How Pinterest changes a text.
enum class TextChange { kTrim, kUpper, kAppend, kUtm };

struct Switches {
    bool trial = false;
    bool app_active = true;
    bool pin_edit = false;  ///< Whether this app may PATCH /pins.
    bool rotation = true;   ///< Every refresh returns a new refresh token.
    bool string_expires_in = false;
    bool omit_scope = false;
    bool remember_scopes = false;  ///< A grant also includes what the person allowed before.
    int lose_refresh_answer = 0;   ///< This many refreshes are done, but not answered.
    Order order = Order::kNewestFirst;
    int media_polls = 1;             ///< How many reads of a new upload report `processing`.
    std::optional<bool> media_good;  ///< The result of every upload; if not set, it depends on the bytes.
    std::map<std::string, TextChange> texts;
};

class Faults {
public:
    void Add(Rule rule) { m_rules.push_back(std::move(rule)); }
    void Clear();

    /// The plan for this request: at most one rule of each kind and time, the oldest first. Decrements each
    /// rule that it uses. `relative`: the path below /v5 or /sandbox/v5, empty for any other path.
    Plan Take(std::string_view method, std::string_view path, std::string_view relative);

    const std::vector<Rule>& rules() const { return m_rules; }
    RandomFaults& random() { return m_random; }

private:
    void Draw(Plan& plan);

    std::vector<Rule> m_rules;
    RandomFaults m_random;
};

/// Whether `path` begins with the whole segments of `pattern` or, if that has a `*`, matches it entirely.
bool PathFits(std::string_view pattern, std::string_view path);

/// The text as Pinterest would show it after that change; for links, `kUtm` appends a query parameter.
std::string Altered(std::string_view text, TextChange change);

}  // namespace pinwright::standin
