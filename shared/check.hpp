// One line of the troubleshooting panel: what was checked, the result, and how to fix it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "shared/diagnosis.hpp"

namespace pinwright {

std::string_view ToString(Severity severity);  // ok, attention, broken, unreached
std::optional<Severity> ParseSeverity(std::string_view text);

/// `GET /diagnosis` returns a list of these, in a fixed order.
struct Check {
    std::string id;  ///< What was checked: `credentials`, `token`, ...; doesn't depend on the result.
    Severity severity = Severity::kUnreached;
    std::string title;   ///< One sentence.
    std::string detail;  ///< The evidence, then why.
    std::string fix;     ///< Empty if there is nothing to do.
    Action action = Action::kNone;
    std::string cause;        ///< Its id in the catalog; empty: none (null).
    std::string account_id;   ///< The account concerned; empty: the server (null).
    std::string pin_id = {};  ///< The pin that the action applies to; empty: none (null).

    bool operator==(const Check&) const = default;
};

nlohmann::json ToJson(const Check& check);
Check CheckFromJson(const nlohmann::json& json);

}  // namespace pinwright
