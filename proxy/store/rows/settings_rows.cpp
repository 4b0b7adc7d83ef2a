#include "proxy/store/rows/settings_rows.hpp"

#include <cstdlib>

namespace pinwright::store {

void SaveSetting(Connection& connection, std::string_view name, std::string_view value)
{
    connection.Run(
        "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        name, value);
}

Settings ReadSettings(Connection& connection)
{
    Settings settings;
    Statement rows = connection.Query("SELECT name, value FROM settings");
    while (rows.Next()) {
        const std::string name = rows.Text("name");
        const std::string value = rows.Text("value");
        if (name == setting_names::kPaused) {
            settings.paused = settings.paused || value == "1";
        } else if (name == setting_names::kRestored) {
            settings.restored = value == "1";
            settings.paused = settings.paused || settings.restored;
        } else if (name == setting_names::kOverdue) {
            settings.overdue = ParseOverduePolicy(value).value_or(settings.overdue);
        } else if (name == setting_names::kOverdueHours) {
            const long hours = std::strtol(value.c_str(), nullptr, 10);
            if (hours >= kLeastOverdueHours && hours <= kMostOverdueHours)
                settings.overdue_hours = static_cast<int>(hours);
        }
    }
    return settings;
}

void MarkRestored(Connection& connection)
{
    SaveSetting(connection, setting_names::kRestored, "1");
}

}  // namespace pinwright::store
