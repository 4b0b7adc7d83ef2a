// Fields: label above, counter beside it, problems below. The frame is drawn; what stands in it is a
// real element of the page.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/kit/canvas/ui.hpp"
#include "shared/result.hpp"

namespace pinwright::ui {

/// How much of its limit a field holds; more: over.
struct FieldCounter {
    std::size_t used = 0;
    std::size_t limit = 0;  ///< 0: none is shown.
    std::string words;      ///< The same to be heard.
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
    float problem_width = 0;  ///< Room for problems where it is more than the field's.
};
struct FieldAnswer {
    std::optional<std::string> text;
    bool left = false;
    float height = 0;  ///< Label, frame and problems.
};
FieldAnswer TextField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish);
/// A day as `YYYY-MM-DD`, shown and chosen as the person's language has it.
FieldAnswer DateField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish);
/// A time as `HH:MM`.
FieldAnswer TimeField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish);

struct SearchWish {
    std::string_view name;  ///< Stands in it while it is empty, too.
    const std::string& text;
    Id owns = 0;    ///< The list that it searches; Up, Down, Enter and Escape then come to its id.
    Id marked = 0;  ///< The option there that these are on.
};
/// kControlHeight high. Gives the new text when it was changed.
std::optional<std::string> SearchField(Ui& ui, Id id, const Rect& rect, const SearchWish& wish);

/// The label and counter above any field; gives the height.
float FieldLabel(Ui& ui, float x, float y, float width, std::string_view name, const FieldCounter* counter);
struct FrameLook {
    bool active = false;
    bool wrong = false;
};
/// The frame of any field.
void FieldFrame(Ui& ui, Id id, const Rect& rect, const Press& press, const FrameLook& look);
/// The problems below any field; gives the height, 0 where there are none.
float FieldProblems(Ui& ui, float x, float y, float width, const std::vector<Problem>& problems);
std::string ProblemText(const std::vector<Problem>& problems);

}  // namespace pinwright::ui
