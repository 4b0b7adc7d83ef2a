#include "proxy/standin/control/control_request.hpp"

#include <algorithm>

#include "proxy/standin/world/registered_app.hpp"

namespace pinwright::standin {

void Wish::Done() const
{
    for (const auto& [name, value] : m_body.items())
        if (std::find(m_known.begin(), m_known.end(), name) == m_known.end())
            throw Wrong{"`" + name + "` is not known here"};
}

std::string ReadAccount(Wish& wish)
{
    const auto account = wish.Get<std::string>("account");
    if (!account)
        return {};
    const Person* person = FindPerson(*account);
    if (!person)
        throw Wrong{"there is no account " + *account};
    return person->id;
}

std::string FirstAccount(Wish& wish)
{
    const std::string account = ReadAccount(wish);
    return account.empty() ? People().front().id : account;
}

Side ReadSide(Wish& wish)
{
    const std::string name = wish.Get<std::string>("environment").value_or("production");
    if (name != "production" && name != "sandbox")
        throw Wrong{"`environment` is production or sandbox"};
    return name == "sandbox" ? Side::kSandbox : Side::kProduction;
}

std::set<std::string> ReadScopes(Wish& wish, const char* name)
{
    const auto scopes = wish.Get<std::vector<std::string>>(name);
    if (!scopes)
        return {};
    for (const std::string& scope : *scopes)
        if (!FindScope(scope))
            throw Wrong{"there is no scope " + scope};
    return {scopes->begin(), scopes->end()};
}

}  // namespace pinwright::standin
