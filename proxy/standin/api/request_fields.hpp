// Reads the fields of a request's JSON object and refuses the first invalid one in Pinterest's words.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/standin/world/call.hpp"

namespace pinwright::standin {

enum class Null { kAllowed, kRefused };

class FieldReader {
public:
    /// `prefix` names the object in messages, for example `media_source.`.
    explicit FieldReader(const nlohmann::json& object, std::string_view prefix = {});

    bool Has(const char* name) const;
    /// A text of at most `limit` code points; nothing if absent or null.
    std::optional<std::string> Text(const char* name, std::size_t limit, Null null = Null::kAllowed);
    /// A text of digits, `^\d+$`.
    std::optional<std::string> Id(const char* name, Null null = Null::kAllowed);
    /// One of `choices`, or `otherwise` if absent.
    std::string Choice(const char* name, std::initializer_list<std::string_view> choices,
                       std::string_view otherwise);
    bool Flag(const char* name, bool otherwise);
    std::optional<std::int64_t> Whole(const char* name);
    /// Refuses if the field is absent or null.
    void Require(const char* name);

    /// The first refusal; nothing if all fields were fine.
    const std::optional<Reply>& refusal() const { return m_refusal; }
    void Refuse(std::string_view what);

private:
    const nlohmann::json* Find(const char* name) const;
    void Mistyped(const char* name, std::string_view type);

    const nlohmann::json& m_object;
    std::string m_prefix;
    std::optional<Reply> m_refusal;
};

}  // namespace pinwright::standin
