// The lists of pins: their pages, and what changes in them while they are looked at. Asks for one
// thing at a time, so that no older answer comes after a newer one; while nothing changed at the
// server a list costs nothing.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

class PinListLoading {
public:
    explicit PinListLoading(Core& core) : m_core(core) {}

    /// The list of the route's tab is shown.
    void Enter();
    /// Another screen is shown.
    void Leave();
    void NeedMore();
    /// Pins as they are now, or as they will be in all likelihood: onto their places.
    void Put(const std::vector<Pin>& pins);
    /// The status came in.
    void OnStatus();
    /// The clock has changed: shows a new day as such.
    void OnClock();
    void OnPins(const Answer& answer);
    /// What failed is retried, and then whatever is next.
    void TryNow();

    /// Grows with every change of the lists, whoever made it.
    int version() const { return m_version; }

private:
    PinList& ListAt(std::size_t list) { return m_core.state.pins.lists[list]; }
    /// The index of the one that the route names.
    std::size_t ShownIndex() const { return ListIndex(m_core.state.route); }
    PinList& Shown() { return ListAt(ShownIndex()); }
    void SetCalendar();
    void Next();
    void AskPage(std::size_t index);
    void AskChanges();
    void TakePage(std::size_t index, const Answer& answer);
    void TakeChanges(const Answer& answer);
    void Count();
    void GroupAll();
    void StartOver();
    void StopReading();
    bool AnAccountIsGone();

    Core& m_core;
    std::array<std::string, kPinListCount> m_cursors;  ///< Where each list's next page begins.
    std::int64_t m_merged = 0;                         ///< All changes up to this revision are in the lists.
    std::int64_t m_coming = 0;            ///< The same, once the pages of changes that are being read are in.
    std::vector<std::string> m_accounts;  ///< Of the last status.
    std::string m_changes;                ///< The cursor of their next page.
    int m_change_pages = 0;
    int m_version = 0;
    long long m_today = 0;   ///< The day that the groups were named on.
    bool m_resting = false;  ///< The changes could not be read; they wait for the next status.
};

}  // namespace pinwright::app
