// Which texts Pinterest hands back otherwise than it got them, per account: seen in the answers to pins
// that were made. Such a field cannot be used to recognize a pin. In memory only; not knowing
// it makes a person decide, never a pin go out twice.
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
    /// Compares what was sent with what the answer says. An answer that tells neither board nor texts says
    /// nothing.
    void Note(std::string_view account_id, const Texts& sent, const pinterest::RemotePin& made);

    /// All fields seen to change so far.
    Fields Of(std::string_view account_id) const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Fields, std::less<>> m_fields;
};

}  // namespace pinwright::publish
