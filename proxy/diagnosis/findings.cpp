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

Check Plain(std::string_view id, Severity severity, std::string_view title, std::string_view detail)
{
    Check check;
    check.id = id;
    check.severity = severity;
    check.title = title;
    check.detail = detail;
    return check;
}

}  // namespace

Check Good(std::string_view id, std::string_view title, std::string_view evidence)
{
    return Plain(id, Severity::kOk, title, evidence);
}

Check Found(std::string_view id, Cause cause, std::string_view evidence)
{
    return Found(id, Diagnose(cause), evidence);
}

Check Found(std::string_view id, const Diagnosis& diagnosis, std::string_view evidence)
{
    const CatalogEntry* const entry = FindCause(diagnosis.id);
    Check check = Plain(id, entry == nullptr ? Severity::kBroken : entry->severity, diagnosis.title,
                        Joined(evidence, diagnosis.detail));
    check.fix = diagnosis.fix;
    check.action = diagnosis.action;
    check.cause = diagnosis.id;
    return check;
}

Check Unreached(std::string_view id, std::string_view title, std::string_view why)
{
    return Plain(id, Severity::kUnreached, title, why);
}

std::string ToTheMinute(Timestamp time)
{
    std::string text = FormatRfc3339(time).substr(0, 16);
    text[10] = ' ';
    return text + " UTC";
}

}  // namespace pinwright::diagnosis
