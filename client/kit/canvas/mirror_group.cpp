#include "client/kit/canvas/mirror_group.hpp"

#include <algorithm>
#include <utility>

namespace pinwright::ui {

Group::Group(Ui& ui, Id id, platform::Role role, std::string name, float x, float y, float width)
    : m_ui(ui), m_kept(ui.Kept(MakeId("height", id))), m_y(y)
{
    platform::Node node;
    node.id = id;
    node.role = role;
    node.name = std::move(name);
    node.rect = {x, y, width, std::max(1.0f, static_cast<float>(m_kept))};
    ui.mirror.Open(std::move(node));
}

void Group::Close(float bottom)
{
    m_ui.mirror.Close();
    m_kept = bottom - m_y;
}

}  // namespace pinwright::ui
