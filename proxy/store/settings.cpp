// How this server publishes: a few rows of names and values.
#include <cstdlib>
#include <string>

#include "proxy/store/database.hpp"
#include "proxy/store/settings_rows.hpp"
#include "proxy/store/store.hpp"

namespace pinwright::store {

namespace {

constexpr std::string_view kPaused = "paused";
constexpr std::string_view kOverdue = "overdue";
constexpr std::string_view kOverdueHours = "overdue_hours";

void Put(Connection& connection, std::string_view name, std::string_view value)
{
    connection.Run("INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", name, value);
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
            settings.paused = value == "1";
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

Settings Store::CurrentSettings()
{
    return m_database->Read([](Connection& connection) { return ReadSettings(connection); });
}

Result<Settings> Store::ChangeSettings(const SettingsChange& change)
{
    return m_database->Write<Settings>([&](Connection& connection) -> Result<Settings> {
        const Settings before = ReadSettings(connection);
        const Settings after = Changed(before, change);
        if (after.paused != before.paused)
            Put(connection, kPaused, after.paused ? "1" : "0");
        if (after.overdue != before.overdue)
            Put(connection, kOverdue, ToString(after.overdue));
        if (after.overdue_hours != before.overdue_hours)
            Put(connection, kOverdueHours, std::to_string(after.overdue_hours));
        return after;
    });
}

}  // namespace pinwright::store
