// Stores the media files: media/<sha256> in the data folder, with a small preview beside each. Streams and
// hashes uploads into temporary files, so a media file is either complete or absent.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/media/image_worker.hpp"
#include "proxy/media/partial_uploads.hpp"
#include "proxy/store/media_index.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::media {

/// What the bytes are, judged by content, never by name.
struct ImageFacts {
    std::string content_type;  ///< image/jpeg or image/png
    int width = 0;
    int height = 0;
};

/// One upload in progress. Destroyed without Finish, it leaves nothing behind.
class Upload {
public:
    virtual ~Upload() = default;
    /// Appends. Errors: past 20 MB kImageTooLarge, or kImageUnsupported if it isn't a supported image at
    /// all; kDiskFull, kStorage.
    virtual Result<Done> Write(std::string_view bytes) = 0;
    /// Closes its file until Resume, so that a waiting upload needs no descriptor.
    virtual void Rest() = 0;
    /// Opens the file again, unless it is open. Errors: kNotFound if the file was altered or deleted;
    /// kStorage, and a later Resume may work.
    virtual Result<Done> Resume() = 0;
    /// Rebuilds the picture (image_rebuild.hpp), syncs, renames, syncs the folder, and records it. The
    /// rebuilt picture is stored, and its hash is the id. Errors: kImageUnsupported (names the file's type
    /// if known: a video, WebP, GIF, HEIC), kImageTooLarge (more pixels than shared/pin_rules.hpp allows, or
    /// too much work to decode), kImageBroken (incomplete, damaged, or of a kind that browsers don't show),
    /// kDiskFull, kStorage, kInternal.
    virtual Result<Media> Finish() = 0;
};

/// How long to keep an image that no pin uses: a composer may stay open for days.
inline constexpr std::chrono::hours kUnusedLife{7 * 24};
/// How many images one step deletes.
inline constexpr int kCollectStep = 50;

class MediaStore {
public:
    /// Deletes unfinished files of an earlier process. `image_program` decodes: see ImageWorker.
    MediaStore(std::string data_folder, store::MediaIndex& index, const Clock& clock,
               std::string image_program);

    Result<std::unique_ptr<Upload>> Begin();
    PartialUploads& partial() { return m_partial; }

    /// Deletes some of the images that no pin uses and that were stored more than kUnusedLife ago. Removes
    /// the records first, then the files. Returns whether there may be more.
    bool Collect(Timestamp now);
    /// Deletes files without a record, such as those left by a power cut. Locks for each file separately, so
    /// that uploads continue meanwhile. Ends early if `stopping` says so.
    void Sweep(const std::function<bool()>& stopping);

    /// The path of the file, or nothing if it isn't stored or its size has changed.
    std::optional<std::string> PathOf(std::string_view id);
    struct Publishable {
        Media media;
        std::string path;
    };
    /// The file to publish for a pin that uses `id`. An image that an earlier version stored as uploaded is
    /// rebuilt first, once; that takes a moment. Errors: kImageMissing if the file isn't stored or has
    /// another size; those of Upload::Finish.
    Result<Publishable> FindToPublish(const std::string& id);
    /// The path of the preview, or nothing.
    std::optional<std::string> PreviewOf(std::string_view id);
    /// Stores a preview (JPEG or PNG, at most 20 KB). Errors: kNotFound, kImageTooLarge, kImageUnsupported,
    /// kImageBroken; kDiskFull, kStorage.
    Result<Done> SavePreview(std::string_view id, std::string_view bytes);

private:
    /// The stored image with this id, if its file exists in full size.
    std::optional<Publishable> FindFile(std::string_view id);
    Result<Media> RebuildStored(const Publishable& stored);

    std::string m_data_folder;
    store::MediaIndex& m_index;
    const Clock& m_clock;
    std::string m_folder;  ///< The media folder, in the data folder.
    ImageWorker m_worker;
    std::mutex m_storing;  ///< Held while a file and its record are added or removed together.
    PartialUploads m_partial{*this, m_clock};
};

/// kNotFound, with a message for a person.
Error UnknownImage();

/// Checks that these bytes (a whole file) are a complete JPEG or PNG. For Pinterest's images and previews.
Result<ImageFacts> InspectImage(std::string_view bytes);

}  // namespace pinwright::media
