// Which entries of an archive a restore accepts, and in which order: the database, its key, then the images
// that the database lists. Private to this room.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "proxy/backup/backup.hpp"
#include "proxy/store/backup_folder.hpp"
#include "shared/result.hpp"

namespace pinwright::backup {

class Restoring {
public:
    /// Fills `folder`, which must outlive this.
    explicit Restoring(store::NewFolder& folder) : m_folder(folder) {}

    /// Where this entry goes. Errors: kStorage, if it doesn't belong in a backup, comes in the wrong order or
    /// has a wrong size, or if what came before it can't be trusted.
    Result<std::string> PlaceOf(std::string_view name, std::uint64_t size);
    /// The entry was written. Removes and records an image whose bytes don't match its ID, and an invalid
    /// preview.
    Result<Done> Accept(std::string_view name, const std::string& sha256);
    /// The archive has ended: what was left out. Errors as PlaceOf.
    Result<LeftOut> Finish();

private:
    Result<Done> CheckDatabase();
    Result<std::string> PlaceOfMedia(std::string_view name, std::uint64_t size);

private:
    store::NewFolder& m_folder;
    std::set<std::string, std::less<>> m_seen;
    bool m_checked = false;
    std::map<std::string, store::NamedMedia> m_media;  ///< By ID, as the database lists them.
    std::set<std::string> m_intact;                    ///< IDs of images that have arrived.
    LeftOut m_left_out;
};

}  // namespace pinwright::backup
