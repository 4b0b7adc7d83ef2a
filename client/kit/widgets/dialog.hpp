// A dialog over everything else: centered if there is room, a sheet from below on a phone.
#pragma once

#include <string_view>

#include "client/kit/canvas/callback.hpp"
#include "client/kit/canvas/column.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

struct DialogWish {
    std::string_view name;
    float width = 480;
    std::string_view description = {};  ///< Screen readers say this after the name when it opens.
};
/// `body` draws below the heading, into a column without gaps; what is higher than the room scrolls. False:
/// the person wants it closed (Escape, a press outside).
bool Dialog(Ui& ui, Id id, const DialogWish& wish, Callback<void(Column& column)> body);

}  // namespace pinwright::ui
