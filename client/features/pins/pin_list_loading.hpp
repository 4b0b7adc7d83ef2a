// The lists of pins: loads their pages, and then their changes while they are shown. Only one request runs at
// a time, so that an older answer can't follow a newer one. Nothing is requested while the server's data is
// unchanged.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

class PinListLoading {
public:
    explicit PinListLoading(Core& core) : m_core(core) {}

    /// Call when the list of the route's tab appears.
    void Enter();
    /// Call when another screen appears.
    void Leave();
    void NeedMore();
    /// Updates the lists with pins as they are now, or as they will probably be once a request succeeds.
    void Put(const std::vector<Pin>& pins);
    /// Call when the status arrives.
    void OnStatus();
    /// Call when the clock has changed; updates the lists if a new day has begun.
    void OnClock();
    void OnPins(const Answer& answer);
    /// Retries what failed, then continues with whatever is next.
    void TryNow();

    /// Increases with every change of the lists, whatever caused it.
    int version() const { return m_version; }

private:
    PinList& ListAt(std::size_t list) { return m_core.state.pins.lists[list]; }
    /// The index of the list that the route names.
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
    std::int64_t m_merged = 0;                         ///< The lists contain all changes up to this revision.
    std::int64_t m_coming = 0;            ///< The value for m_merged once all pages of changes are read.
    std::vector<std::string> m_accounts;  ///< The account ids of the last status.
    std::string m_changes;                ///< Cursor of the next page of changes.
    int m_change_pages = 0;
    int m_version = 0;
    long long m_today = 0;   ///< The day for which the groups were named.
    bool m_resting = false;  ///< Reading the changes failed; retry with the next status.
};

}  // namespace pinwright::app
