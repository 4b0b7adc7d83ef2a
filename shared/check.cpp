#include "shared/check.hpp"

#include <array>
#include <cstddef>

#include "shared/json_fields.hpp"
#include "shared/text_catalog.hpp"

namespace pinwright {

namespace {

constexpr std::array<std::string_view, 4> kSeverities{"ok", "attention", "broken", "unreached"};

using fields::OrNull;
using fields::Text;

}  // namespace

std::string_view ToString(Severity severity)
{
    return kSeverities[static_cast<std::size_t>(severity)];
}

std::optional<Severity> ParseSeverity(std::string_view text)
{
    for (std::size_t i = 0; i < kSeverities.size(); ++i) {
        if (kSeverities[i] == text)
            return static_cast<Severity>(i);
    }
    return std::nullopt;
}

nlohmann::json ToJson(const Check& check)
{
    return {{"id", check.id},
            {"severity", ToString(check.severity)},
            {"title", check.title},
            {"detail", check.detail},
            {"fix", check.fix},
            {"action", OrNull(check.action)},
            {"cause", OrNull(check.cause)},
            {"account_id", OrNull(check.account_id)},
            {"pin_id", OrNull(check.pin_id)}};
}

Check CheckFromJson(const nlohmann::json& json)
{
    return {Text(json, "id"),
            ParseSeverity(Text(json, "severity")).value_or(Severity::kUnreached),
            InLanguage(Text(json, "title")),
            InLanguage(Text(json, "detail")),
            InLanguage(Text(json, "fix")),
            ParseAction(Text(json, "action")).value_or(Action::kNone),
            Text(json, "cause"),
            Text(json, "account_id"),
            Text(json, "pin_id")};
}

}  // namespace pinwright
