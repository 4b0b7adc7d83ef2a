// How this server publishes: a few rows of names and values.
#include <string>

#include "proxy/store/engine/database.hpp"
#include "proxy/store/publishing_settings.hpp"
#include "proxy/store/records.hpp"
#include "proxy/store/rows/settings_rows.hpp"

namespace pinwright::store {

namespace {

/// The server that was backed up kept running after the backup. Pins due since then may be at Pinterest
/// already, so they are looked up before they are posted, like long overdue ones.
void TakeOver(Connection& connection, Timestamp now)
{
    SaveSetting(connection, setting_names::kRestored, "0");
    const std::chrono::milliseconds old_news = kOldNewsAge + std::chrono::minutes(1);
    for (const char* const state : {"scheduled", "held"}) {
        connection.Run(
            "UPDATE pins SET moved_from = coalesce(moved_from, due_at - ?) WHERE state = ? AND due_at <= ?",
            old_news.count(), state, now);
    }
}

}  // namespace

Settings PublishingSettings::Current()
{
    return m_database.Read([](Connection& connection) { return ReadSettings(connection); });
}

Result<Settings> PublishingSettings::Change(const SettingsChange& change)
{
    return m_database.Write<Settings>([&](Connection& connection) -> Result<Settings> {
        const Settings before = ReadSettings(connection);
        const Settings after = Changed(before, change);
        if (after.paused != before.paused)
            SaveSetting(connection, setting_names::kPaused, after.paused ? "1" : "0");
        if (after.restored != before.restored)
            TakeOver(connection, m_database.clock().Now());
        if (after.overdue != before.overdue)
            SaveSetting(connection, setting_names::kOverdue, ToString(after.overdue));
        if (after.overdue_hours != before.overdue_hours)
            SaveSetting(connection, setting_names::kOverdueHours, std::to_string(after.overdue_hours));
        return after;
    });
}

}  // namespace pinwright::store
