// The names of what is drawn, as numbers.
#pragma once

#include <cstdint>
#include <string_view>

namespace pinwright::ui {

using Id = std::uint32_t;

/// The same name gives the same id in every frame. `of`: the id of what it is part of.
Id MakeId(std::string_view name, Id of = 0);

}  // namespace pinwright::ui
