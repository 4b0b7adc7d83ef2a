#include "client/features/common/ui/pin_menu.hpp"

#include "client/core/common_words.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/kit/widgets/menu.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

struct PinMenuMemory {
    Id pin = 0;   // The pin that the menu is open for.
    Rect anchor;  // Relative to the top of that pin.
};

}  // namespace

PinMenu::~PinMenu()
{
    if (!m_met && IsMenuOpen(m_ui, m_id))
        Close();
}

void PinMenu::Close()
{
    CloseMenu(m_ui, m_id);
}

void PinMenu::Meet(Id id, const Pin& pin, float top, const RowAnswer& answer)
{
    if (answer.go)
        m_commands.push_back(command::GoTo{{app::Screen::kPin, pin.id}});
    if (answer.toggle)
        m_commands.push_back(command::TogglePin{pin.id, answer.extend});
    PinMenuMemory& memory = m_ui.Memory<PinMenuMemory>(m_id);
    if (answer.menu) {
        memory = {id, answer.anchor};
        memory.anchor.y -= top;
        OpenMenu(m_ui, m_id);
    }
    if (memory.pin == id && IsMenuOpen(m_ui, m_id)) {
        m_met = true;
        Offer(pin, top);
    }
}

void PinMenu::Offer(const Pin& pin, float top)
{
    const app::PinOffers offers = app::OffersOf(pin);
    std::vector<MenuItem> items{{texts::kOpen, Icon::kForward}};
    Commands choices;
    choices.push_back(command::GoTo{{app::Screen::kPin, pin.id}});
    const auto offer = [&](bool offered, const MenuItem& item, app::command::Command choice) {
        if (!offered)
            return;
        items.push_back(item);
        choices.push_back(std::move(choice));
    };
    const bool there = !pin.url.empty();
    // The browser opens the link.
    offer(there, {.name = texts::kViewOnPinterest, .icon = Icon::kOutside, .address = pin.url},
          command::DismissNotice{});
    offer(there, {texts::kCopyLink, Icon::kCopy}, command::CopyPinLink{pin.id});
    offer(offers.edit, {texts::kEdit, Icon::kCompose}, command::EditPin{pin.id});
    offer(offers.move, {texts::kMoveToDay, Icon::kCalendar}, command::AskMove{pin.id});
    // If a pin can't be moved right now, the same item explains why.
    offer(pin.state == PinState::kPublishing || pin.state == PinState::kUnconfirmed,
          {texts::kMoveToDay, Icon::kCalendar}, command::TellWhyNot{pin.id});
    offer(offers.publish_now, {texts::kPublishNow, Icon::kPin}, command::PublishPinNow{pin.id});
    offer(offers.retry, {texts::kTryAgain, Icon::kRefresh}, command::RetryPin{pin.id});
    offer(m_selecting == Selecting::kOffered, {texts::kSelect, Icon::kCheck},
          command::TogglePin{pin.id, false});
    offer(offers.cancel, {.name = texts::kCancelPin, .icon = Icon::kCross, .danger = true},
          command::AskCancelPin{pin.id});
    Rect anchor = m_ui.Memory<PinMenuMemory>(m_id).anchor;
    anchor.y += top;
    if (const std::optional<int> chosen = Menu(m_ui, m_id, anchor, words::TitleOf(pin), items))
        m_commands.push_back(std::move(choices[static_cast<std::size_t>(*chosen)]));
}

}  // namespace pinwright::ui
