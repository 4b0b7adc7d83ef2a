#include "client/ui/panel.hpp"

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
    m_ui.paint.Shadow(rect, Faded(m_ui.theme.shadow, 0.55f), kCardRadius, 10);
    m_ui.paint.Fill(rect, m_ui.theme.surface, kCardRadius);
    Close();
}

}  // namespace pinwright::ui
