// A confirmation dialog for an action that can't be undone: what will happen, a button to do it, and a button
// to leave. It doesn't know any specific question.
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
    bool busy = false;                   ///< The action is running.
    const Diagnosis* problem = nullptr;  ///< Why the action failed.
    std::string account_id;              ///< The account that the problem belongs to.
};

/// Draws the dialog while `open`; call it every frame. Returns true if the user confirmed, and false if they
/// left by button, Escape, or a press outside. The focus starts at the leave button, so that a hasty Enter
/// doesn't do anything that can't be undone.
std::optional<bool> Confirm(Ui& ui, Id id, bool open, const Question& question, Commands& commands);

}  // namespace pinwright::ui
