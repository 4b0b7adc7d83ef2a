#include "proxy/publish/changed_texts.hpp"

namespace pinwright::publish {

void ChangedTexts::Note(std::string_view account_id, const Texts& sent, const pinterest::RemotePin& made)
{
    if (made.board_id.empty())
        return;
    const Fields changed = Differing(sent, TextsOf(made));
    if (changed == kNoField)
        return;
    const std::lock_guard lock(m_mutex);
    m_fields[std::string(account_id)] |= changed;
}

Fields ChangedTexts::Of(std::string_view account_id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_fields.find(account_id);
    return found == m_fields.end() ? kNoField : found->second;
}

}  // namespace pinwright::publish
