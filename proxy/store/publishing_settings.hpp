// How this server publishes: paused, restored, what happens to overdue pins.
#pragma once

#include "shared/api_types.hpp"
#include "shared/result.hpp"
#include "shared/settings_json.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class PublishingSettings {
public:
    explicit PublishingSettings(Database& database) : m_database(database) {}

    Settings Current();
    /// Returns the new settings. Values that stay the same change nothing. When a restored copy takes over,
    /// its due pins are looked up before they are posted.
    Result<Settings> Change(const SettingsChange& change);

private:
    Database& m_database;
};

}  // namespace pinwright::store
