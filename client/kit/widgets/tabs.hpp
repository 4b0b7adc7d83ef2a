// One of a few: tabs above their content, which can be dragged along if they don't fit, and segments for a
// setting. Arrows move the selection and the focus.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

struct TabWish {
    std::string_view name;
    std::int64_t count = -1;  ///< Beside the name; negative: none.
};

/// kControlHeight high. Returns the chosen tab.
std::optional<int> Tabs(Ui& ui, Id id, float x, float y, float width, const std::vector<TabWish>& tabs,
                        int selected);
/// Equal parts of `rect`, kControlHeight high; `name`: of the whole group, in the mirror.
std::optional<int> Segments(Ui& ui, Id id, const Rect& rect, std::string_view name,
                            const std::vector<std::string_view>& names, int selected);

}  // namespace pinwright::ui
