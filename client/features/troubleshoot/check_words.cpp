#include "client/features/troubleshoot/check_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

std::string ChecksSummary(const std::vector<Check>& checks)
{
    int broken = 0, attention = 0, unreached = 0;
    for (const Check& check : checks) {
        broken += check.severity == Severity::kBroken;
        attention += check.severity == Severity::kAttention;
        unreached += check.severity == Severity::kUnreached;
    }
    std::vector<std::string> counts;
    const auto add = [&counts](int count, PluralId what) {
        if (count > 0)
            counts.push_back(FillPlural(what, count));
    };
    add(broken, texts::kBrokenCount);
    add(attention, texts::kAttentionCount);
    add(unreached, texts::kNotReachedCount);
    return counts.empty() ? Fill(texts::kAllWorking) : Fill(texts::kSummary, {{"counts", Listed(counts)}});
}

std::string_view SeverityLabel(Severity severity)
{
    switch (severity) {
        case Severity::kOk:
            return texts::kSeverityOk;
        case Severity::kAttention:
            return texts::kSeverityAttention;
        case Severity::kBroken:
            return texts::kSeverityBroken;
        case Severity::kUnreached:
            break;
    }
    return texts::kSeverityUnreached;
}

}  // namespace pinwright::app::words
