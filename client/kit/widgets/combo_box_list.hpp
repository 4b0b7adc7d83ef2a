// The open list of a combo box: a popup under its field, or a sheet on a phone.
#pragma once

#include "client/kit/widgets/combo_box.hpp"

namespace pinwright::ui {

struct ComboListAnswer {
    int chosen = -1;     ///< A row: an option, or the last one that creates.
    bool close = false;  ///< Escape, the cross, a press outside.
    bool back = false;   ///< And the focus is to go back to the field.
    std::optional<std::string> filter;
};

/// The rows of the list: the options, and the one that creates.
int ComboRows(const ComboWish& wish);
Id ComboRowId(Id id, int row);
Id ComboSearchId(Id id);
Id ComboListId(Id id);
/// Moves the list so that the row shows.
void ShowComboRow(Ui& ui, Id id, const ComboWish& wish, int row);
/// `field`: with its label, which the list leaves in sight; `marked`: the row that the arrows are on.
ComboListAnswer DrawComboList(Ui& ui, Id id, const Rect& field, const ComboWish& wish, int marked);

}  // namespace pinwright::ui
