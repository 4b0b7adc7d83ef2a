// A data folder as it goes into a backup, and as it comes out of one. For the backup room alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// The files beside media/ that make up a data folder.
inline constexpr const char* kDatabaseName = "pinwright.db";
inline constexpr const char* kKeyName = "seal.key";
/// The database while a restore fills the folder. It gets its name as the last step, once it is checked and
/// marked: a restore that is killed leaves nothing that a server would publish from.
inline constexpr const char* kRestoringName = "pinwright.db.restoring";

/// Refuses a folder in which a restore was interrupted. Errors: kStorage, with what to do in `detail`.
Result<Done> RefuseInterruptedRestore(const std::string& folder);

/// Copies the folder's database as it is at one moment to `target` (a new file, mode 0600), while a server
/// may be at work in the folder. Checks it as a restore will, so that no backup is made that can't be
/// restored. Errors: kStorage if there is none, or the check finds something; kDiskFull.
Result<Done> SnapshotDatabase(const std::string& folder, const std::string& target);

/// A medium that a database names.
struct NamedMedia {
    Media media;
    bool shown = false;  ///< By a pin, as far as the database can tell. The others are let go after a while.
};

/// The media that such a copy names. Their ids are SHA-256s.
Result<std::vector<NamedMedia>> MediaOf(const std::string& database);

/// An empty data folder that is being filled.
class NewFolder {
public:
    /// Makes the folder (0700) where there is none, and locks it. kStorage, one clear line in `detail`: it
    /// holds something, or another process is at work in it. Nothing is changed then.
    static Result<std::unique_ptr<NewFolder>> Take(const std::string& folder);
    /// Takes away again what was put there, unless it was finished.
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    const std::string& path() const;
    /// Checks the database (under kRestoringName) and the key that were put there, trusting neither: the
    /// database is one that this program could have written, and the key opens its tokens. Returns the media
    /// that it names. Errors: kStorage, one clear line in `detail`.
    Result<std::vector<NamedMedia>> Check() const;
    /// Marks it as restored: it publishes nothing until a person says that this server takes over. Makes all
    /// of it durable, and gives the database its name last. REQUIRES: Check found nothing.
    Result<Done> Finish();

private:
    struct Impl;
    explicit NewFolder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::store
