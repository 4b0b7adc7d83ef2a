// Words that stand in the mirror as they stand on the screen: headings and paragraphs.
#pragma once

#include <string_view>

#include "client/kit/canvas/column.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// They give their height.
float Heading(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, int level);
float Paragraph(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, Colour colour,
                int lines = 0);
/// The next thing in a column.
void Heading(Ui& ui, Id id, Column& column, std::string_view text, Type type, int level);
void Paragraph(Ui& ui, Id id, Column& column, std::string_view text, Type type, Colour colour, int lines = 0);

}  // namespace pinwright::ui
