#include "client/app/ui/navigation_bar.hpp"

#include <algorithm>
#include <iterator>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

using app::Screen;
using platform::Node;
using platform::Role;
namespace words = app::words;

namespace {

struct PlaceLine {
    Screen screen;
    TextId name;
    Icon icon;
};

constexpr PlaceLine kPlaces[] = {{Screen::kCompose, texts::kCompose, Icon::kCompose},
                                 {Screen::kSchedule, texts::kSchedule, Icon::kCalendar},
                                 {Screen::kPins, texts::kPins, Icon::kPin},
                                 {Screen::kIntegrations, texts::kIntegrations, Icon::kPlug},
                                 {Screen::kTroubleshoot, texts::kTroubleshoot, Icon::kPulse}};
// A phone's bar has room for four; there, the last one is reached from Integrations.
constexpr std::size_t kBarPlaces = 4;
constexpr float kFootHeight = 56, kAvatar = 36;
// A rail lower than this has no room for the logo and the account.
constexpr float kLowRail = 508;

/// How many things at a place need attention; 0 for none.
int BadgeOf(const app::State& state, Screen screen)
{
    int count = 0;
    if (screen == Screen::kPins)
        count = state.server.status.pins_by_state[static_cast<int>(PinState::kFailed)];
    for (const Account& account : state.server.status.accounts)
        count += screen == Screen::kIntegrations && account.state == AccountState::kNeedsReconnection;
    return count;
}

}  // namespace

void Navigation::Draw(const Rect& rect)
{
    m_ui.paint.Fill(rect, m_ui.theme.surface);
    if (m_nav == Nav::kBar)
        m_ui.paint.HorizontalLine(rect.x, rect.y, rect.w, m_ui.theme.line);
    else
        m_ui.paint.VerticalLine(rect.right() - m_ui.paint.Thick(1), rect.y, rect.h, m_ui.theme.line);
    Node node;
    node.id = MakeId("nav");
    node.role = Role::kNavigation;
    node.name = texts::kName;
    node.rect = rect;
    m_ui.mirror.Open(std::move(node));
    const bool wide = m_nav == Nav::kRail, bar = m_nav == Nav::kBar, low = rect.h < kLowRail;
    const float pad = wide ? kSpace3 : kSpace2;
    // Across a bar, or down a rail.
    const float place_w = std::min(200.0f, rect.w / kBarPlaces), places_w = place_w * kBarPlaces;
    Row across({rect.x + (rect.w - places_w) / 2, rect.y, places_w, rect.h});
    Column down(rect.x + pad, rect.y + (low ? kSpace2 : 88), rect.w - 2 * pad, low ? 0 : kSpace1);
    if (!bar && !low) {
        const Rect logo{wide ? rect.x + kSpace6 : rect.x + (rect.w - 32) / 2, rect.y + kSpace6, 32, 32};
        m_ui.paint.Fill(logo, m_ui.theme.accent, 9);
        m_ui.paint.Draw(Icon::kPin, logo.x + 16, logo.y + 16, m_ui.theme.on_accent);
        if (wide)
            m_ui.paint.Line(logo.right() + kSpace3, logo.y + 16, rect.w, texts::kName, Type::kTitle,
                            m_ui.theme.text);
    }
    for (const PlaceLine& place : kPlaces) {
        if (bar && &place - kPlaces == kBarPlaces)
            break;
        if (Place(bar ? across.Add(place_w) : down.Add(kControlHeight), place.name, place.icon, place.screen))
            GoTo(place.screen);
    }
    if (!bar) {
        const bool account = !low && !m_state.server.status.accounts.empty();
        const float foot = rect.bottom() - kSpace3 - (account ? kFootHeight + kSpace2 : 0);
        Column last(down.x(), std::max(down.y(), foot - 2 * kControlHeight), down.width());
        if (Foot(last.Add(kControlHeight), texts::kAppearance, Icon::kContrast))
            m_commands.push_back(app::command::OpenAppearance{});
        if (Foot(last.Add(kControlHeight), texts::kShortcuts, Icon::kKeyboard))
            m_commands.push_back(app::command::OpenShortcuts{});
        if (account)
            Account({down.x(), foot + kSpace2, down.width(), kFootHeight});
    }
    m_ui.mirror.Close();
}

bool Navigation::Place(const Rect& rect, std::string_view name, Icon icon, Screen screen)
{
    Item item{MakeId(name, MakeId("nav")), Role::kLink, name, std::string(name)};
    item.icon = icon;
    item.address = app::RouteAddress({screen, {}});
    // A pin's own screen belongs to the pins.
    const Screen shown = m_state.route.screen;
    item.current = shown == screen || (screen == Screen::kPins && shown == Screen::kPin);
    item.badge = BadgeOf(m_state, screen);
    if (item.badge > 0)
        item.name += ", " + words::BadgeText(screen, item.badge);
    // The browser follows links and reports those that stay within the app.
    const bool go = m_ui.mirror.TakeActivated(item.id);
    const Press press = m_ui.Pressed(item.id, rect);
    const float hover = m_ui.Ease(MakeId("hover", item.id), press.hovered || press.held);
    DrawItem(rect, item, hover);
    if (item.badge > 0)
        DrawBadge(rect, item.badge);
    Finish(rect, item, press);
    return go;
}

bool Navigation::Foot(const Rect& rect, std::string_view name, Icon icon)
{
    Item item{MakeId(name, MakeId("nav")), Role::kButton, name, std::string(name)};
    item.icon = icon;
    const Press press = m_ui.Pressed(item.id, rect);
    DrawItem(rect, item, m_ui.Ease(MakeId("hover", item.id), press.hovered || press.held));
    Finish(rect, item, press);
    return press.pressed;
}

void Navigation::DrawItem(const Rect& rect, const Item& item, float hover)
{
    const Theme& theme = m_ui.theme;
    const Color color = item.current ? theme.link : Mixed(theme.muted, theme.text, hover);
    const float middle = rect.y + rect.h / 2, center = rect.x + rect.w / 2;
    if (m_nav == Nav::kBar) {
        if (item.current)
            m_ui.Ground({center - 28, rect.y + 6, 56, 28}, theme.accent_soft, kChipRadius);
        m_ui.paint.Draw(item.icon, center, rect.y + 20, color);
        m_ui.paint.Line(rect.x, rect.y + 45, rect.w, item.word, Type::kCaption, color, 0.5f);
        return;
    }
    if (item.current)
        m_ui.Ground(rect, theme.accent_soft, kFieldRadius);
    else if (hover > 0)
        m_ui.paint.Fill(rect, Faded(theme.hover, hover), kFieldRadius);
    if (m_nav == Nav::kIcons) {
        m_ui.paint.Draw(item.icon, center, middle, color);
        return;
    }
    const bool strong = item.role == Role::kLink;
    const float text = rect.x + kSpace3 + kIconSize + kSpace3;
    m_ui.paint.Draw(item.icon, rect.x + kSpace3 + kIconSize / 2, middle, color);
    m_ui.paint.Line(text, middle, rect.right() - text, item.word, strong ? Type::kHeading : Type::kSmall,
                    strong && !item.current ? theme.text : color);
}

void Navigation::DrawBadge(const Rect& rect, int count)
{
    const std::string text = count > 99 ? "99+" : std::to_string(count);
    const float wide = std::max(20.0f, m_ui.paint.DigitsWidth(text, Type::kCaptionStrong) + 10);
    const float middle = m_nav == Nav::kBar ? rect.y + 20 : rect.y + rect.h / 2;
    Rect pill{rect.right() - kSpace3 - wide, middle - 10, wide, 20};
    if (m_nav != Nav::kRail) {
        // At the corner of the icon, with a gap around it.
        pill.x = rect.x + rect.w / 2 + 7;
        pill.y -= 9;
        m_ui.paint.Fill(pill.Inset(-2), m_ui.theme.surface, kChipRadius);
    }
    m_ui.paint.Fill(pill, m_ui.theme.danger, kChipRadius);
    m_ui.paint.Digits(pill.x, pill.y + 10, wide, text, Type::kCaptionStrong, m_ui.theme.surface, 0.5f);
}

void Navigation::Account(const Rect& rect)
{
    const std::vector<pinwright::Account>& accounts = m_state.server.status.accounts;
    const pinwright::Account* account = app::ChosenAccount(m_state);
    if (account == nullptr)
        account = &accounts.front();
    const std::string user = words::NameOf(*account);
    const std::string_view how = words::AccountStateLabel(account->state);
    Item item{MakeId("account-foot"), Role::kLink, user, user + ", " + std::string(how)};
    item.address = app::RouteAddress({Screen::kIntegrations, {}});
    if (m_ui.mirror.TakeActivated(item.id))
        GoTo(Screen::kIntegrations);
    const Press press = m_ui.Pressed(item.id, rect);
    const float hover = m_ui.Ease(MakeId("hover", item.id), press.hovered || press.held);
    if (hover > 0)
        m_ui.paint.Fill(rect, Faded(m_ui.theme.hover, hover), kFieldRadius);
    const bool wide = m_nav == Nav::kRail;
    const float middle = rect.y + rect.h / 2;
    const float x = wide ? rect.x + kSpace2 : rect.x + (rect.w - kAvatar) / 2;
    Avatar(m_ui, {x, middle - kAvatar / 2, kAvatar, kAvatar}, account->avatar, account->name);
    const Rect dot{x + kAvatar - 10, middle + kAvatar / 2 - 10, 12, 12};
    m_ui.paint.Fill(dot.Inset(-2), m_ui.theme.surface, kChipRadius);
    m_ui.paint.Fill(dot, account->state == AccountState::kConnected ? m_ui.theme.ok : m_ui.theme.danger,
                    kChipRadius);
    float right = rect.right() - kSpace2;
    if (accounts.size() > 1) {
        const std::string more = "+" + std::to_string(accounts.size() - 1);
        item.name += ", " + more;
        if (wide) {
            right -= 28;
            m_ui.Ground({right, middle - 11, 28, 22}, m_ui.theme.sunken, kChipRadius);
            m_ui.paint.Digits(right, middle, 28, more, Type::kCaption, m_ui.theme.muted, 0.5f);
            right -= kSpace2;
        }
    }
    if (wide) {
        const float text = x + kAvatar + kSpace3;
        m_ui.paint.Line(text, middle - 9, right - text, user, Type::kSmallStrong, m_ui.theme.text);
        m_ui.paint.Line(text, middle + 10, right - text, how, Type::kCaption, m_ui.theme.muted);
    }
    Finish(rect, item, press);
}

void Navigation::Finish(const Rect& rect, const Item& item, const Press& press)
{
    const bool focused = m_ui.HasFocus(item.id) && m_ui.mirror.focus_shown();
    if (m_nav == Nav::kIcons && !press.held && (press.hovered || (focused && !m_tip_hovered))) {
        m_tip = item.name;
        m_tip_at = rect;
        m_tip_hovered = press.hovered;
    }
    m_ui.FocusRing(item.id, rect.Inset(m_nav == Nav::kBar ? 6 : 0), kFieldRadius);
    Node node;
    node.id = item.id;
    node.role = item.role;
    node.rect = rect;
    node.name = item.name;
    node.address = item.address;
    node.flags = item.current ? platform::kCurrent : 0;
    m_ui.mirror.Add(std::move(node));
}

void Navigation::DrawTip()
{
    if (m_tip.empty())
        return;
    const float share = m_ui.Appear(MakeId(m_tip, MakeId("tip")));
    const Rect tip{m_tip_at.right() + kSpace3, m_tip_at.y + m_tip_at.h / 2 - 16,
                   m_ui.paint.TextWidth(m_tip, Type::kSmall) + 2 * kSpace3, 32};
    m_ui.mirror.Cover(tip);
    m_ui.paint.Fill(tip, Faded(m_ui.theme.text, share), 8);
    m_ui.paint.Line(tip.x + kSpace3, tip.y + 16, tip.w, m_tip, Type::kSmall,
                    Faded(m_ui.theme.surface, share));
}

}  // namespace pinwright::ui
