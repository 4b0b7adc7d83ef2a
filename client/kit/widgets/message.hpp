// A message with a mood, and the button or link of its action.
#pragma once

#include <string_view>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

enum class Mood { kGood, kAttention, kProblem, kNeutral };

struct MessageWish {
    Mood mood = Mood::kNeutral;
    std::string_view title = {}, detail = {}, fix = {};
    std::string_view label = {};  ///< The name of its button; empty: none.
    bool dismissable = false;
    bool busy = false;
    std::string_view link = {};     ///< Text of a link below; empty: none.
    std::string_view address = {};  ///< Its target within the app.
    std::string_view other = {};    ///< The name of a second button; empty: none.
    std::string_view outside = {};  ///< Makes `label` a link that opens this in a new tab; empty: a button.
};
enum class MessageAnswer { kNone, kAction, kDismiss, kLink, kOther };
struct MessageDone {
    MessageAnswer answer = MessageAnswer::kNone;
    float height = 0;
};
MessageDone Message(Ui& ui, Id id, float x, float y, float width, const MessageWish& wish);

}  // namespace pinwright::ui
