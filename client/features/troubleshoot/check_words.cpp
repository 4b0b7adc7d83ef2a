#include "client/features/troubleshoot/check_words.hpp"

namespace pinwright::app::words {

std::string ChecksSummary(const std::vector<Check>& checks)
{
    int broken = 0, attention = 0, unreached = 0;
    for (const Check& check : checks) {
        broken += check.severity == Severity::kBroken;
        attention += check.severity == Severity::kAttention;
        unreached += check.severity == Severity::kUnreached;
    }
    std::string text;
    const auto add = [&text](int count, std::string_view what) {
        if (count > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(what);
    };
    add(broken, "broken");
    add(attention, attention == 1 ? "needs attention" : "need attention");
    add(unreached, "not reached");
    return text.empty() ? "Everything is working." : text + ".";
}

std::string_view SeverityLabel(Severity severity)
{
    switch (severity) {
        case Severity::kOk:
            return "OK";
        case Severity::kAttention:
            return "Attention";
        case Severity::kBroken:
            return "Broken";
        case Severity::kUnreached:
            break;
    }
    return "Not reached";
}

}  // namespace pinwright::app::words
