// Persistence: SQLite in the data folder (WAL, synchronous FULL, foreign keys), migrations, sealed
// tokens. The only room that knows SQL. Every call is one transaction, durable when it returns.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "proxy/store/accounts.hpp"
#include "proxy/store/boards.hpp"
#include "proxy/store/browser_sessions.hpp"
#include "proxy/store/lookups.hpp"
#include "proxy/store/media_index.hpp"
#include "proxy/store/notices.hpp"
#include "proxy/store/pending_consents.hpp"
#include "proxy/store/pin_changes.hpp"
#include "proxy/store/pin_warnings.hpp"
#include "proxy/store/pins.hpp"
#include "proxy/store/publications.hpp"
#include "proxy/store/publishing_settings.hpp"
#include "proxy/store/queue.hpp"
#include "proxy/store/read_backs.hpp"
#include "proxy/store/remote_images.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::store {

class Database;

/// The data folder, open and owned. Threads: any number may call at once.
///
/// Errors: kStorage if the database fails, kDiskFull if there is no room; each call lists the others. Nothing
/// is half-written. Reading calls return no error: if the database fails, they log it and find nothing.
class Store {
private:
    std::unique_ptr<Database> m_database;  ///< Declared before the members that use it.

public:
    /// Opens (or creates, mode 0700) the folder, takes its exclusive lock, reads the key that seals the
    /// tokens (or creates it, mode 0600), and migrates forward, keeping a copy of the old database.
    /// Errors, each one clear line in `detail`, nothing changed: folder not writable, in use by another
    /// process (its process ID is named), database damaged, database newer than this program.
    static Result<std::unique_ptr<Store>> Open(const std::string& folder, Random& random, const Clock& clock);
    ~Store();
    const std::string& folder() const;
    /// Grows with every change; survives restarts.
    std::int64_t Revision();
    enum class Soundness { kSound, kBroken, kNotFinished };
    /// SQLite's own quick check; kNotFinished if that takes longer than `limit`.
    Soundness CheckSoundness(std::chrono::milliseconds limit);

    Accounts accounts;
    Boards boards;
    RemoteImages images;
    MediaIndex media;
    Pins pins;
    PinChanges pin_changes;
    Queue queue;
    Publications publications;
    Lookups lookups;
    ReadBacks read_backs;
    PinWarnings warnings;
    BrowserSessions sessions;
    PendingConsents consents;
    PublishingSettings settings;
    Notices notices;

private:
    explicit Store(std::unique_ptr<Database> database);
};

}  // namespace pinwright::store
