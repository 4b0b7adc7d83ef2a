// A reference to a function, valid for the length of a call. Owns nothing.
#pragma once

#include <type_traits>
#include <utility>

namespace pinwright::ui {

template <typename Signature>
class Callback;

template <typename Result, typename... Arguments>
class Callback<Result(Arguments...)> {
public:
    /// REQUIRES: `function` outlives the callback, as an argument of a call does.
    template <typename Function>
    requires(!std::is_same_v<std::remove_cvref_t<Function>, Callback>) Callback(Function&& function)
        : m_function(const_cast<void*>(static_cast<const void*>(&function))),
          m_call([](void* self, Arguments... arguments) -> Result {
              return (*static_cast<std::remove_reference_t<Function>*>(self))(
                  std::forward<Arguments>(arguments)...);
          })
    {
    }

    Result operator()(Arguments... arguments) const
    {
        return m_call(m_function, std::forward<Arguments>(arguments)...);
    }

private:
    void* m_function;
    Result (*m_call)(void*, Arguments...);
};

}  // namespace pinwright::ui
