#include "client/kit/canvas/text.hpp"

namespace pinwright::ui {

using platform::Node;
using platform::Role;

float Heading(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, int level)
{
    const float height = ui.paint.Text(x, y, width, text, type, ui.theme.text);
    Node node;
    node.id = id;
    node.role = Role::kHeading;
    node.rect = {x, y, width, height};
    node.name = text;
    node.level = level;
    ui.mirror.Add(std::move(node));
    return height;
}

float Paragraph(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, Color color,
                int lines)
{
    if (text.empty())
        return 0;
    const float height = ui.paint.Text(x, y, width, text, type, color, lines);
    Node node;
    node.id = id;
    node.role = Role::kText;
    node.rect = {x, y, width, height};
    node.name = text;
    ui.mirror.Add(std::move(node));
    return height;
}

void Heading(Ui& ui, Id id, Column& column, std::string_view text, Type type, int level)
{
    column.Add(Heading(ui, id, column.x(), column.y(), column.width(), text, type, level));
}

void Paragraph(Ui& ui, Id id, Column& column, std::string_view text, Type type, Color color, int lines)
{
    column.Add(Paragraph(ui, id, column.x(), column.y(), column.width(), text, type, color, lines));
}

}  // namespace pinwright::ui
