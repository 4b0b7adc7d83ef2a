// Fields: label above, counter beside it, problems below. We draw the frame; a real page element holds the
// text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/kit/canvas/ui.hpp"
#include "shared/result.hpp"

namespace pinwright::ui {

/// How much of its limit a field uses; may exceed it.
struct FieldCounter {
    std::size_t used = 0;
    std::size_t limit = 0;  ///< 0: no counter.
    std::string words;      ///< The same for screen readers.
};

struct FieldWish {
    std::string_view name;
    std::string_view placeholder = {};
    const std::string& text;
    const FieldCounter* counter = nullptr;
    const std::vector<Problem>& problems;
    int lines = 1;
    bool address = false;
    bool last = false;
    bool required = false;
    bool disabled = false;
    float problem_width = 0;  ///< Room for problems, if wider than the field.
};
struct FieldAnswer {
    std::optional<std::string> text;
    bool left = false;
    float height = 0;  ///< Label, frame and problems.
};
FieldAnswer TextField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish);
/// A day as `YYYY-MM-DD`, shown and chosen in the format of the person's language.
FieldAnswer DateField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish);
/// A time as `HH:MM`.
FieldAnswer TimeField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish);

struct SearchWish {
    std::string_view name;  ///< Also shown while it is empty.
    const std::string& text;
    Id owns = 0;    ///< The list that it searches; Up, Down, Enter and Escape then go to this id.
    Id marked = 0;  ///< The option there that the arrows are on.
};
/// kControlHeight high. Returns the new text if it changed.
std::optional<std::string> SearchField(Ui& ui, Id id, const Rect& rect, const SearchWish& wish);

/// The label and counter above any field; returns the height.
float FieldLabel(Ui& ui, float x, float y, float width, std::string_view name, const FieldCounter* counter);
struct FrameLook {
    bool active = false;
    bool wrong = false;
};
/// The frame of any field.
void FieldFrame(Ui& ui, Id id, const Rect& rect, const Press& press, const FrameLook& look);
/// The problems below any field; returns the height, 0 if there are none.
float FieldProblems(Ui& ui, float x, float y, float width, const std::vector<Problem>& problems);
std::string ProblemText(const std::vector<Problem>& problems);

}  // namespace pinwright::ui
