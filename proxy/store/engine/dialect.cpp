#include "proxy/store/engine/dialect.hpp"

namespace pinwright::store {

namespace {

std::string Call(std::string_view function, std::string_view a, std::string_view b)
{
    return std::string(function).append("(").append(a).append(", ").append(b).append(")");
}

}  // namespace

std::string ItemsOf(std::string_view array)
{
    return "(SELECT value FROM json_each(" + std::string(array) + "))";
}

std::string Greatest(std::string_view a, std::string_view b)
{
    return Call("max", a, b);
}

std::string Least(std::string_view a, std::string_view b)
{
    return Call("min", a, b);
}

std::string Matches(std::string_view text, std::string_view pattern)
{
    return std::string(text).append(" LIKE ").append(pattern).append(" ESCAPE '\\'");
}

std::string ByIndex(std::string_view index)
{
    return " INDEXED BY " + std::string(index) + " ";
}

}  // namespace pinwright::store
