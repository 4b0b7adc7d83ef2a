#include "client/kit/canvas/area.hpp"

#include <algorithm>

namespace pinwright::ui {

Area Narrowed(const Area& area, float most)
{
    Area middle = area;
    middle.width = std::min(area.width, most);
    middle.x += (area.width - middle.width) / 2;
    middle.title_width = std::min(area.title_width, middle.width);
    return middle;
}

}  // namespace pinwright::ui
