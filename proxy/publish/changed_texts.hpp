// Records, per account, which text fields Pinterest returns changed, as seen in its answers to created pins.
// Such a field can't identify a pin. In memory only: losing it means asking a person, never posting a pin
// twice.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "proxy/pinterest/types.hpp"
#include "proxy/publish/text_comparison.hpp"

namespace pinwright::publish {

/// Threads: any number may call at once.
class ChangedTexts {
public:
    /// Compares the sent texts with the answer's. An answer with neither board nor texts is ignored.
    void Note(std::string_view account_id, const Texts& sent, const pinterest::RemotePin& made);

    /// All fields seen to change so far.
    Fields Of(std::string_view account_id) const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Fields, std::less<>> m_fields;
};

}  // namespace pinwright::publish
