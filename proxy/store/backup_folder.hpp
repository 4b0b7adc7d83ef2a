// A data folder as it goes into a backup and comes out of one. Only for the backup room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "proxy/store/engine/folder.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// Copies a snapshot of the folder's database to `target` (a new file, mode 0600), even while a server uses
/// the folder. Checks it as a restore will, so that every backup can be restored. Errors: kStorage if there
/// is none, or the check finds something; kDiskFull.
Result<Done> SnapshotDatabase(const std::string& folder, const std::string& target);

/// A media file that a database lists.
struct NamedMedia {
    Media media;
    bool shown = false;  ///< Used by a pin, as far as the database knows. Other media are deleted after a
                         ///< while.
};

/// The media that such a copy lists. Their IDs are SHA-256s.
Result<std::vector<NamedMedia>> MediaOf(const std::string& database);

/// A data folder into which a backup is being restored.
class NewFolder {
public:
    /// Creates the folder (0700) if it is missing, and locks it. Errors: kStorage if the folder isn't empty
    /// or another process uses it; `detail` says which, and nothing was changed.
    static Result<std::unique_ptr<NewFolder>> Take(const std::string& folder);
    /// Empties the folder again, unless the restore was finished.
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    const std::string& path() const;
    /// Checks the database (named kRestoringName) and the key that were written there, and trusts neither:
    /// the database must be one that this program could have written, and the key must open its tokens.
    /// Returns the media that it lists. Errors: kStorage, one clear line in `detail`.
    Result<std::vector<NamedMedia>> Check() const;
    /// Marks the database as restored, so that it publishes nothing until a person says that this server
    /// takes over. Syncs everything, and gives the database its name last. REQUIRES: Check found nothing.
    Result<Done> Finish();

private:
    struct Impl;
    explicit NewFolder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::store
