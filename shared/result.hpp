// A value or an error. The house's only way to fail across a function's edge: exceptions stay
// inside the file that catches them.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "shared/diagnosis.hpp"

namespace pinwright {

/// One thing that is wrong in a form, named by the field that it is wrong in.
struct Problem {
    std::string field;  ///< The field's name in the API, `title` say.
    std::string id;     ///< Stable, `too_long` say.
    std::string title;  ///< One sentence for the person.
    std::string fix;    ///< What to do about it.

    bool operator==(const Problem&) const = default;
};

/// What went wrong, twice: for the person (cause and detail) and for the log.
/// Neither part ever holds a token, a secret or the query of a URL.
struct Error {
    Cause cause = Cause::kInternal;
    std::string detail;             ///< Shown to the person below the catalog's words; may be empty.
    std::string log;                ///< For the log alone; may be empty.
    std::vector<Problem> problems;  ///< All faults of a form at once, where there is one.
};

/// Either a T or an Error. Take `value()` only after `ok()`.
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

/// The value of a Result that carries nothing but its success.
struct Done {};

}  // namespace pinwright
