// The widgets: each draws itself, stands in the mirror under its name, and says what was done to it.
// They take rectangles and give heights; the screens lay them out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "client/app/state.hpp"
#include "client/ui/ui.hpp"

namespace pinwright::ui {

enum class Look { kPrimary, kSecondary, kQuiet, kDanger };

struct ButtonWish {
    std::string_view name;  ///< The words on it, and its name.
    Look look = Look::kSecondary;
    Icon icon = Icon::kNone;
    bool busy = false;  ///< A ring runs on it, and it takes no press.
    bool disabled = false;
    bool icon_only = false;
    std::string_view description = {};
};

/// The width that a button wants.
float ButtonWidth(Ui& ui, const ButtonWish& wish);
bool Button(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish);

/// A link as it stands in text; `elsewhere`: a new tab, which the browser opens. Gives true where the app is
/// to go.
bool TextLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
              bool elsewhere);
/// A link that looks like a button.
bool ButtonLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
                bool elsewhere, Look look, Icon icon);

/// Words that stand in the mirror as a heading or a paragraph. They give their height.
float Heading(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, int level);
float Paragraph(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, Colour colour,
                int lines = 0);

/// White ground, soft shadow.
void Card(Ui& ui, const Rect& rect);
/// A state in a word, with its icon. Gives its width.
float Chip(Ui& ui, float x, float middle, std::string_view text, Icon icon, Colour colour, Colour ground);
void Spinner(Ui& ui, float x, float y, float radius, Colour colour);
void ProgressBar(Ui& ui, Id id, const Rect& rect, std::string_view name, float share);
/// A grey shape where something is still to come.
void Skeleton(Ui& ui, const Rect& rect, float radius = 8);
void Avatar(Ui& ui, const Rect& rect, const std::string& address, std::string_view name);

struct FieldWish {
    std::string_view name;
    std::string_view placeholder = {};
    const std::string& text;
    const app::Counter* counter = nullptr;
    const std::vector<Problem>& problems;
    int lines = 1;
    bool address = false;
    bool last = false;
    bool required = false;
    bool disabled = false;
};
struct FieldAnswer {
    std::optional<std::string> text;
    bool left = false;
    float height = 0;  ///< Label, frame and problems.
};
/// Label above, counter beside it, problems below.
FieldAnswer TextField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish);
/// The label and counter above any field; gives the height.
float FieldLabel(Ui& ui, float x, float y, float width, std::string_view name, const app::Counter* counter);
/// The problems below any field; gives the height, 0 where there are none.
float FieldProblems(Ui& ui, float x, float y, float width, const std::vector<Problem>& problems);
std::string ProblemText(const std::vector<Problem>& problems);

/// A message with its way out. Gives the height.
enum class Mood { kGood, kAttention, kProblem, kNeutral };
struct MessageWish {
    Mood mood = Mood::kNeutral;
    std::string_view title, detail, fix;
    std::string_view action;  ///< Of the catalogue; no button where it has none.
    bool dismissable = false;
    bool busy = false;
};
enum class MessageAnswer { kNone, kAction, kDismiss };
struct MessageDone {
    MessageAnswer answer = MessageAnswer::kNone;
    float height = 0;
};
MessageDone Message(Ui& ui, Id id, float x, float y, float width, const MessageWish& wish);

/// A dialog over everything else. `body(x, y, width)` draws and gives its height.
struct DialogWish {
    std::string_view name;
    float width = 480;
};
/// False: the person wants it closed (Escape, a press outside).
bool Dialog(Ui& ui, Id id, const DialogWish& wish,
            const std::function<float(float x, float y, float width)>& body);

}  // namespace pinwright::ui
