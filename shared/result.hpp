// A value or an error: the only way a function here reports failure. Exceptions stay inside the file that
// catches them.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "shared/diagnosis.hpp"

namespace pinwright {

/// One problem in a form, with the name of its field.
struct Problem {
    std::string field;  ///< The field's API name, e.g. `title`.
    std::string id;     ///< Stable, e.g. `too_long`.
    std::string title;  ///< One sentence for the person.
    std::string fix;    ///< What to do about it.

    bool operator==(const Problem&) const = default;
};

/// What went wrong, for the person (cause and detail) and for the log. Neither part ever holds a token, a
/// secret or the query of a URL.
struct Error {
    Cause cause = Cause::kInternal;
    std::string detail;             ///< Shown below the catalog's words; may be empty.
    std::string log;                ///< For the log only; may be empty.
    std::vector<Problem> problems;  ///< All problems of a form.
};

/// Either a T or an Error. Call `value()` only after checking `ok()`.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& { return *std::get_if<0>(&m_state); }
    T& value() & { return *std::get_if<0>(&m_state); }
    T&& value() && { return std::move(*std::get_if<0>(&m_state)); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const T& operator*() const { return value(); }

    const Error& error() const { return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The value of a Result that reports only success or failure.
struct Done {};

}  // namespace pinwright
