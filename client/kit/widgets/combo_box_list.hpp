// The open list of a combo box: a popup under its field, or a sheet on a phone.
#pragma once

#include "client/kit/widgets/combo_box.hpp"

namespace pinwright::ui {

struct ComboListAnswer {
    int chosen = -1;     ///< A row: an option, or the last row that creates one.
    bool close = false;  ///< Escape, the close button, a press outside.
    bool back = false;   ///< And the focus should return to the field.
    std::optional<std::string> filter;
};

/// The number of rows: the options, and the row that creates one.
int ComboRows(const ComboWish& wish);
Id ComboRowId(Id id, int row);
Id ComboSearchId(Id id);
Id ComboListId(Id id);
/// Scrolls the list so that the row shows.
void ShowComboRow(Ui& ui, Id id, const ComboWish& wish, int row);
/// `field`: includes its label, which the list must not cover. `marked`: the row that the arrows are on.
ComboListAnswer DrawComboList(Ui& ui, Id id, const Rect& field, const ComboWish& wish, int marked);

}  // namespace pinwright::ui
