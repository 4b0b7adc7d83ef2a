// A question before something is done that nothing brings back: what becomes of what, the button that does it
// and the way out. It knows no question by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

struct Question {
    std::string title;
    std::vector<std::string> texts;  ///< Paragraphs.
    std::string_view yes, no;
    float width = 480;
    bool busy = false;                   ///< It is being done.
    const Diagnosis* problem = nullptr;  ///< Why it could not be done.
    std::string account_id;              ///< Whose problem that is.
};

/// The dialog while it is `open`; to be called in every frame. True: it is to be done; false: it is not, by
/// button, Escape or a press outside. The focus begins at the way out: what cannot be taken back is not what
/// a hasty Enter does.
std::optional<bool> Confirm(Ui& ui, Id id, bool open, const Question& question, Commands& commands);

}  // namespace pinwright::ui
