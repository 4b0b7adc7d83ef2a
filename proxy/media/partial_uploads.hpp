// Uploads in several pieces, because connections break: keeps what has arrived until the rest follows. Each
// upload belongs to the session that began it; no other session can see it. Its file is open only while a
// request adds to it. Dropped after 15 minutes without a byte; a restart drops all. There are at most 32.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/api_types.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::media {

/// kNotFound, with a message for a person.
Error UnknownUpload();

class MediaStore;
class Upload;

/// Threads: any number may call at once.
class PartialUploads {
public:
    struct Progress {
        std::int64_t offset = 0;  ///< How many bytes have arrived.
        std::int64_t length = 0;  ///< Size of the whole file.

        bool operator==(const Progress&) const = default;
    };

    /// Identifies an upload. The browser chose the id, so it is unique only within the session.
    struct Key {
        std::string session;
        std::string id;

        auto operator<=>(const Key&) const = default;
    };

    class Turn;

    /// REQUIRES: `media` and `clock` outlive it.
    PartialUploads(MediaStore& media, const Clock& clock);
    ~PartialUploads();

    /// Gets the right to add to an upload from `progress.offset` on. At offset 0 it begins the upload, or
    /// restarts one that was begun with another length. A session has at most eight; beginning another drops
    /// its oldest. With 32 in all, it drops a finished one, or else the one idle longest, if for at least
    /// two minutes. Errors: kImageTooLarge; kNotFound if there is no such upload and the offset isn't 0;
    /// kConflict if another offset is due, or another request has the turn and isn't stalled; kDiskFull;
    /// kStorage, also if there are 32 and none can be dropped. On kStorage, existing uploads stay.
    Result<std::unique_ptr<Turn>> Take(const Key& key, const Progress& progress);

    std::optional<Progress> Find(const Key& key);

    /// Drops the upload and stops any request that has its turn. Returns whether there was one.
    bool Forget(const Key& key);

    /// Drops uploads that nobody has continued for 15 minutes.
    void Sweep();

private:
    struct Upload;
    using Uploads = std::map<Key, std::shared_ptr<Upload>>;

    void SweepLocked();
    void DropOldestOf(const std::string& session);
    bool MakeRoom();
    void Drop(Uploads::iterator upload);

    MediaStore& m_media;
    const Clock& m_clock;
    std::mutex m_mutex;  ///< Lock it before any upload's mutex.
    Uploads m_uploads;
    std::int64_t m_taken = 0;  ///< Turns so far; numbers them, and shows which upload is older.
};

/// A request's turn at one upload. The bytes written stay when the turn ends.
class PartialUploads::Turn {
public:
    Turn(PartialUploads& uploads, Key key, std::shared_ptr<Upload> upload, std::int64_t number);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    Progress progress() const;

    /// Appends. Errors: kBadRequest past the announced length, and keeps nothing of `bytes`; kConflict if
    /// the turn has gone to another request or the upload was dropped; kDiskFull, kStorage: drops the
    /// upload.
    Result<Done> Write(std::string_view bytes);

    /// Checks and stores the image. Errors: those of Upload::Finish, which also drop the upload, and
    /// kConflict as in Write. Remembers the stored image, so that a request whose answer was lost can ask
    /// again. REQUIRES: all bytes have arrived.
    Result<Media> Finish();

private:
    std::unique_ptr<media::Upload> TakeOut();
    bool PutBack(std::unique_ptr<media::Upload> file, std::int64_t added);
    std::optional<Media> Stored() const;
    void LetGo();

    PartialUploads& m_uploads;
    const Key m_key;
    const std::shared_ptr<Upload> m_upload;
    const std::int64_t m_number;
};

}  // namespace pinwright::media
