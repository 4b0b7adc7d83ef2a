// Reads a control request field by field. Refuses unknown fields, so that a typo in a test is noticed.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "proxy/standin/world/entities.hpp"

namespace pinwright::standin {

/// An error in a control request. Thrown while reading or executing it, caught in AnswerControl.
struct Wrong {
    std::string what;
};

class Wish {
public:
    explicit Wish(const nlohmann::json& body) : m_body(body) {}

    /// The field; nothing if absent or null. Throws Wrong for another type.
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

    /// Call after the last field. Throws Wrong if the request has a field that was not read.
    void Done() const;

private:
    const nlohmann::json& m_body;
    std::vector<std::string> m_known;
};

/// The id of the named account; empty if none is named, meaning all.
std::string ReadAccount(Wish& wish);
/// The id of the named account, or the first account's.
std::string FirstAccount(Wish& wish);
Side ReadSide(Wish& wish);
/// A list of scopes; all must be known.
std::set<std::string> ReadScopes(Wish& wish, const char* name);

}  // namespace pinwright::standin
