// Which entries of an archive a restore accepts, and in which order: the database, its key, then the images
// that the database names. Private to this room.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "proxy/backup/backup.hpp"
#include "proxy/store/transfer.hpp"
#include "shared/result.hpp"

namespace pinwright::backup {

class Restoring {
public:
    /// Fills `folder`, which must outlive this.
    explicit Restoring(store::NewFolder& folder) : m_folder(folder) {}

    /// Where this entry goes. Errors: kStorage; it does not belong into a backup, not here, not at this size,
    /// or what came before it can't be trusted.
    Result<std::string> PlaceOf(std::string_view name, std::uint64_t size);
    /// It is there. An image whose bytes are not those of its id, and a preview that is none, are removed
    /// again and noted.
    Result<Done> Accept(std::string_view name, const std::string& sha256);
    /// Nothing more comes: what was left out. Errors as PlaceOf.
    Result<LeftOut> Finish();

private:
    Result<Done> CheckDatabase();
    Result<std::string> PlaceOfMedia(std::string_view name, std::uint64_t size);

private:
    store::NewFolder& m_folder;
    std::set<std::string, std::less<>> m_seen;
    bool m_checked = false;
    std::map<std::string, store::NamedMedia> m_media;  ///< By id, as the database names them.
    std::set<std::string> m_intact;                    ///< Ids of images that have arrived.
    LeftOut m_left_out;
};

}  // namespace pinwright::backup
