// A command of any kind in commands.hpp.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include "client/core/commands.hpp"

namespace pinwright::app::command {

/// The index of a kind among the others. REQUIRES: it is one of them.
template <typename Kind, typename... Others>
constexpr int IndexOf(const KindsOf<Others...>*)
{
    static_assert((std::is_same_v<Kind, Others> || ...), "It's missing from the kinds of commands.");
    int index = 0;
    (void)((std::is_same_v<Kind, Others> || (++index, false)) || ...);
    return index;
}

/// Opaque to the screens; only App unpacks it. A variant of a hundred kinds would slow down compiling each
/// screen.
class Command {
public:
    template <typename Kind, typename = std::enable_if_t<!std::is_same_v<Kind, Command>>>
    Command(Kind command)  // NOLINT: A screen hands back the command itself.
        : m_index(IndexOf<Kind>(static_cast<const Kinds*>(nullptr))),
          m_command(new Kind(std::move(command)), [](void* one) { delete static_cast<Kind*>(one); })
    {
    }

    /// The command, if it is of this kind; otherwise nullptr.
    template <typename Kind>
    const Kind* As() const
    {
        return m_index == IndexOf<Kind>(static_cast<const Kinds*>(nullptr))
                   ? static_cast<const Kind*>(m_command.get())
                   : nullptr;
    }
    int index() const { return m_index; }
    /// Points to an object of the kind at index().
    const void* command() const { return m_command.get(); }

private:
    int m_index;
    std::unique_ptr<void, void (*)(void*)> m_command;
};

}  // namespace pinwright::app::command
