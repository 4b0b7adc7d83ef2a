// How this server publishes: a few rows of names and values.
#include <cstdlib>
#include <string>

#include "proxy/store/engine/database.hpp"
#include "proxy/store/publishing_settings.hpp"
#include "proxy/store/records.hpp"
#include "proxy/store/rows/settings_rows.hpp"

namespace pinwright::store {

namespace {

constexpr std::string_view kPaused = "paused";
constexpr std::string_view kOverdue = "overdue";
constexpr std::string_view kOverdueHours = "overdue_hours";
constexpr std::string_view kRestored = "restored";

void Put(Connection& connection, std::string_view name, std::string_view value)
{
    connection.Run("INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", name, value);
}

/// The server that this one stands for went on after the backup: what was due since may be at Pinterest by
/// now, and has to be looked for before it is posted, the same as what is long overdue.
void TakeOver(Connection& connection, Timestamp now)
{
    Put(connection, kRestored, "0");
    const std::chrono::milliseconds old_news = kOldNewsAge + std::chrono::minutes(1);
    for (const char* const state : {"scheduled", "held"}) {
        connection.Run(
            "UPDATE pins SET moved_from = coalesce(moved_from, due_at - ?) WHERE state = ? AND due_at <= ?",
            old_news.count(), state, now);
    }
}

}  // namespace

Settings ReadSettings(Connection& connection)
{
    Settings settings;
    Statement rows = connection.Query("SELECT name, value FROM settings");
    while (rows.Next()) {
        const std::string name = rows.Text(0);
        const std::string value = rows.Text(1);
        if (name == kPaused) {
            settings.paused = settings.paused || value == "1";
        } else if (name == kRestored) {
            settings.restored = value == "1";
            settings.paused = settings.paused || settings.restored;
        } else if (name == kOverdue) {
            settings.overdue = ParseOverduePolicy(value).value_or(settings.overdue);
        } else if (name == kOverdueHours) {
            const long hours = std::strtol(value.c_str(), nullptr, 10);
            if (hours >= kLeastOverdueHours && hours <= kMostOverdueHours)
                settings.overdue_hours = static_cast<int>(hours);
        }
    }
    return settings;
}

void MarkRestored(Connection& connection)
{
    Put(connection, kRestored, "1");
}

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
            Put(connection, kPaused, after.paused ? "1" : "0");
        if (after.restored != before.restored)
            TakeOver(connection, m_database.clock().Now());
        if (after.overdue != before.overdue)
            Put(connection, kOverdue, ToString(after.overdue));
        if (after.overdue_hours != before.overdue_hours)
            Put(connection, kOverdueHours, std::to_string(after.overdue_hours));
        return after;
    });
}

}  // namespace pinwright::store
