// A data folder as it goes into a backup, and as it comes out of one. For the backup room alone.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// The files beside media/ that make up a data folder.
inline constexpr const char* kDatabaseName = "pinwright.db";
inline constexpr const char* kKeyName = "seal.key";

/// Copies the folder's database as it is at one moment to `target` (a new file, mode 0600), while a server
/// may be at work in the folder. Errors: kStorage where there is none, it is broken or of a newer program;
/// kDiskFull.
Result<Done> SnapshotDatabase(const std::string& folder, const std::string& target);

/// The media that such a copy names.
Result<std::vector<Media>> MediaOf(const std::string& database);

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
    /// Checks the database that was put there, and marks it as restored: it publishes nothing until a person
    /// says that this server takes over. `has_media` is asked whether each medium that it names is there;
    /// kStorage where one is not.
    Result<Done> Finish(const std::function<bool(const Media&)>& has_media);

private:
    struct Impl;
    explicit NewFolder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::store
