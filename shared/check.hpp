// One line of the troubleshooting panel: what was looked at, how it stands, and what to do about it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "shared/diagnosis.hpp"

namespace pinwright {

std::string_view ToString(Severity severity);  // ok, attention, broken, unreached
std::optional<Severity> ParseSeverity(std::string_view text);

/// `GET /diagnosis` gives a list of these, in a fixed order.
struct Check {
    std::string id;  ///< What was looked at: `credentials`, `token`, ...; the same whatever came of it.
    Severity severity = Severity::kUnreached;
    std::string title;   ///< One sentence.
    std::string detail;  ///< The evidence, then why.
    std::string fix;     ///< Empty where there is nothing to do.
    Action action = Action::kNone;
    std::string cause;        ///< The catalog's id behind it; empty: none (null).
    std::string account_id;   ///< Whose it is; empty: the server's (null).
    std::string pin_id = {};  ///< The pin that the action is for; empty: none (null).

    bool operator==(const Check&) const = default;
};

nlohmann::json ToJson(const Check& check);
Check CheckFromJson(const nlohmann::json& json);

}  // namespace pinwright
