#include "proxy/oauth/account_causes.hpp"

#include "shared/scopes.hpp"

namespace pinwright::oauth {

std::optional<Diagnosis> StandingAttention(std::string_view account_type)
{
    return account_type == "PINNER" ? std::optional(Diagnose(Cause::kPersonalAccount)) : std::nullopt;
}

Diagnosis MissingScopesDiagnosis(const std::vector<std::string>& missing)
{
    std::string detail = missing.size() == 1 ? "Missing is: " : "Missing are: ";
    for (const std::string& name : missing) {
        if (&name != &missing.front())
            detail += "; ";
        detail += name;
        for (const Scope& scope : kScopes)
            if (scope.name == name)
                detail += " (to " + std::string(scope.reason) + ")";
    }
    return Diagnose(Cause::kScopeMissing, detail + ".");
}

bool Passes(const std::optional<Diagnosis>& cause)
{
    if (!cause)
        return false;
    for (const Cause one : {Cause::kTokenWarning, Cause::kAppCredentials, Cause::kAppNotActive})
        if (cause->id == Describe(one).id)
            return true;
    return false;
}

}  // namespace pinwright::oauth
