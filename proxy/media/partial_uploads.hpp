// Uploads that come in several pieces because connections are cut: what has arrived is kept until the
// rest follows. Each belongs to the session that began it and is nobody else's to see. Its file is open only
// while a request adds to it. Let go after 15 minutes without a byte, and with the process: a restart keeps
// none of them. There are at most 32.
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

/// kNotFound, in words for a person.
Error UnknownUpload();

class MediaStore;
class Upload;

/// Threads: any number may call at once.
class PartialUploads {
public:
    struct Progress {
        std::int64_t offset = 0;  ///< How much has arrived.
        std::int64_t length = 0;  ///< Of the whole file.

        bool operator==(const Progress&) const = default;
    };

    /// Which upload: its id is the browser's, so it means something together with the session only.
    struct Key {
        std::string session;
        std::string id;

        auto operator<=>(const Key&) const = default;
    };

    class Turn;

    /// REQUIRES: `media` and `clock` outlive it.
    PartialUploads(MediaStore& media, const Clock& clock);
    ~PartialUploads();

    /// The right to add to an upload from `progress.offset` on. Begins it at offset 0, and anew where it was
    /// begun with another length; of more than eight of a session the oldest goes. Of more than 32 in all one
    /// goes that is finished, or else the one that has been idle longest, but not before two minutes.
    /// Errors: kImageTooLarge; kNotFound where nothing is kept and the offset is not 0; kConflict where
    /// another offset is due, or another request has its turn and is not stalled; kDiskFull;
    /// kStorage, also where there are 32 and none gives way: what is kept stays.
    Result<std::unique_ptr<Turn>> Take(const Key& key, const Progress& progress);

    std::optional<Progress> Find(const Key& key);

    /// Whether there was such an upload. Whoever has its turn is stopped.
    bool Forget(const Key& key);

    /// Lets go what nobody has continued for 15 minutes.
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
    std::mutex m_mutex;  ///< Before the mutex of any upload.
    Uploads m_uploads;
    std::int64_t m_taken = 0;  ///< Turns so far; numbers them and tells which upload is older.
};

/// A request's turn at one upload. What was written stays when it ends.
class PartialUploads::Turn {
public:
    Turn(PartialUploads& uploads, Key key, std::shared_ptr<Upload> upload, std::int64_t number);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    Progress progress() const;

    /// Appends. Errors: kBadRequest past the length that was announced, nothing of `bytes` kept; kConflict
    /// where the turn has gone to another request or the upload was let go; kDiskFull, kStorage: then it is
    /// let go.
    Result<Done> Write(std::string_view bytes);

    /// Checks and stores the image, with the errors of Upload::Finish; then, too, the upload is let go. What
    /// was stored is remembered, so that a request whose answer was lost can ask again. REQUIRES: all has
    /// arrived.
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
