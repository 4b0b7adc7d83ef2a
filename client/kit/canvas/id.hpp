// Turns the names of drawn things into numbers.
#pragma once

#include <cstdint>
#include <string_view>

namespace pinwright::ui {

using Id = std::uint32_t;

/// Returns the same id for the same name in every frame. `of`: the id of the thing that contains it.
Id MakeId(std::string_view name, Id of = 0);

}  // namespace pinwright::ui
