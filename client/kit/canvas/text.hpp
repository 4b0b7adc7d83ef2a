// Headings and paragraphs, which the mirror shows with the same text.
#pragma once

#include <string_view>

#include "client/kit/canvas/column.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// These return their height.
float Heading(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, int level);
float Paragraph(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, Color color,
                int lines = 0);
/// These add themselves to a column.
void Heading(Ui& ui, Id id, Column& column, std::string_view text, Type type, int level);
void Paragraph(Ui& ui, Id id, Column& column, std::string_view text, Type type, Color color, int lines = 0);

}  // namespace pinwright::ui
