// A control request, read field by field. It refuses fields that nobody asked for, so that a slip in a test
// does not pass unseen.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "proxy/standin/world/entities.hpp"

namespace pinwright::standin {

/// What is wrong with a control request. Thrown while it is read and carried out, caught in AnswerControl.
struct Wrong {
    std::string what;
};

class Wish {
public:
    explicit Wish(const nlohmann::json& body) : m_body(body) {}

    /// The field, or nothing where it is absent or null. Another type is Wrong.
    template <typename T>
    std::optional<T> Get(const char* name)
    {
        m_known.emplace_back(name);
        const auto found = m_body.find(name);
        if (found == m_body.end() || found->is_null())
            return std::nullopt;
        try {
            return found->get<T>();
        } catch (const nlohmann::json::exception&) {
            throw Wrong{std::string("`") + name + "` has the wrong type"};
        }
    }

    bool Has(const char* name) const { return m_body.contains(name); }

    /// Ends the reading: every field of the request must have been asked for.
    void Done() const;

private:
    const nlohmann::json& m_body;
    std::vector<std::string> m_known;
};

/// The id of the account that is named, or empty: all of them.
std::string ReadAccount(Wish& wish);
/// The same, or the first account's.
std::string FirstAccount(Wish& wish);
Side ReadSide(Wish& wish);
/// Known scopes, from a list.
std::set<std::string> ReadScopes(Wish& wish, const char* name);

}  // namespace pinwright::standin
