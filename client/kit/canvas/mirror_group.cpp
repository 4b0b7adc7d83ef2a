#include "client/kit/canvas/mirror_group.hpp"

#include <algorithm>
#include <utility>

namespace pinwright::ui {

namespace {

platform::Node NodeOf(Id id, platform::Role role, std::string name, const Rect& rect)
{
    platform::Node node;
    node.id = id;
    node.role = role;
    node.name = std::move(name);
    node.rect = rect;
    return node;
}

}  // namespace

Group::Group(Ui& ui, Id id, platform::Role role, std::string name, float x, float y, float width)
    : Group(ui, NodeOf(id, role, std::move(name), {x, y, width, 0}))
{
}

Group::Group(Ui& ui, platform::Node node) : m_ui(ui), m_last(ui.Memory<Measured>(node.id)), m_y(node.rect.y)
{
    node.rect.h = std::max(1.0f, m_last.height);
    ui.mirror.Open(std::move(node));
}

void Group::Close(float bottom)
{
    m_ui.mirror.Close();
    m_last.height = bottom - m_y;
}

}  // namespace pinwright::ui
