#include "client/kit/canvas/panel.hpp"

#include <imgui.h>

namespace pinwright::ui {

Panel::Panel(Ui& ui) : m_ui(ui), m_splitter(std::make_unique<ImDrawListSplitter>())
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    m_splitter->Split(list, 2);
    m_splitter->SetCurrentChannel(list, 1);
}

Panel::~Panel() = default;

void Panel::Ground()
{
    m_splitter->SetCurrentChannel(ImGui::GetWindowDrawList(), 0);
}

void Panel::Close()
{
    m_splitter->Merge(ImGui::GetWindowDrawList());
}

void Panel::CloseAsCard(const Rect& rect)
{
    Ground();
    Card(m_ui, rect);
    Close();
}

void Card(Ui& ui, const Rect& rect)
{
    ui.Float(rect, ui.theme.surface, kCardRadius, 10);
}

}  // namespace pinwright::ui
