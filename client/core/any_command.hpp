// Any one command, whichever of the kinds in commands.hpp.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include "client/core/commands.hpp"

namespace pinwright::app::command {

/// Where a kind stands among them. REQUIRES: it is one of them.
template <typename Kind, typename... Others>
constexpr int IndexOf(const KindsOf<Others...>*)
{
    static_assert((std::is_same_v<Kind, Others> || ...), "It's missing from the kinds of commands.");
    int index = 0;
    (void)((std::is_same_v<Kind, Others> || (++index, false)) || ...);
    return index;
}

/// Only App opens it: each screen would have to compile a variant of so many again.
class Command {
public:
    template <typename Kind, typename = std::enable_if_t<!std::is_same_v<Kind, Command>>>
    Command(Kind command)  // NOLINT: A screen hands back the command itself.
        : m_index(IndexOf<Kind>(static_cast<const Kinds*>(nullptr))),
          m_command(new Kind(std::move(command)), [](void* one) { delete static_cast<Kind*>(one); })
    {
    }

    int index() const { return m_index; }
    /// Points to what stands at the index.
    const void* command() const { return m_command.get(); }

private:
    int m_index;
    std::unique_ptr<void, void (*)(void*)> m_command;
};

}  // namespace pinwright::app::command
