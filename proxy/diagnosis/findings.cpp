#include "proxy/diagnosis/findings.hpp"

namespace pinwright::diagnosis {

namespace {

std::string Joined(std::string_view first, std::string_view second)
{
    std::string text(first);
    if (!text.empty() && !second.empty())
        text += text.ends_with('.') ? " " : ". ";
    return text.append(second);
}

}  // namespace

Check Good(std::string_view id, std::string_view title, std::string_view evidence)
{
    Check check;
    check.id = id;
    check.severity = Severity::kOk;
    check.title = title;
    check.detail = evidence;
    return check;
}

Check Found(std::string_view id, Cause cause, std::string_view evidence)
{
    return Found(id, Diagnose(cause), evidence);
}

Check Found(std::string_view id, const Diagnosis& diagnosis, std::string_view evidence)
{
    const CatalogueEntry* const entry = FindCause(diagnosis.id);
    Check check;
    check.id = id;
    check.severity = entry == nullptr ? Severity::kBroken : entry->severity;
    check.title = diagnosis.title;
    check.detail = Joined(evidence, diagnosis.detail);
    check.fix = diagnosis.fix;
    check.action = diagnosis.action;
    check.cause = diagnosis.id;
    return check;
}

Check Unreached(std::string_view id, std::string_view title, std::string_view why)
{
    Check check;
    check.id = id;
    check.severity = Severity::kUnreached;
    check.title = title;
    check.detail = why;
    return check;
}

std::string Counted(std::int64_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

}  // namespace pinwright::diagnosis
