// The media files: media/<sha256> in the data folder, with a small preview beside each. Bytes are
// streamed to a temporary file while they are hashed; a file is there whole or not at all.
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

/// What the bytes are, told by themselves and never by a name.
struct ImageFacts {
    std::string content_type;  ///< image/jpeg or image/png
    int width = 0;
    int height = 0;
};

/// One upload under way. Destroyed without Finish, it leaves nothing behind.
class Upload {
public:
    virtual ~Upload() = default;
    /// Appends. Errors: past 20 MB kImageTooLarge, or kImageUnsupported where it is no image of ours at all;
    /// kDiskFull, kStorage.
    virtual Result<Done> Write(std::string_view bytes) = 0;
    /// Closes its file until Resume, so that an upload that waits for more costs no descriptor.
    virtual void Rest() = 0;
    /// Opens it again; nothing where it is open. Errors: kNotFound where the file is not as it was left;
    /// kStorage, and it can be resumed later.
    virtual Result<Done> Resume() = 0;
    /// Rebuilds the picture (image_rebuild.hpp), syncs, renames, syncs the folder, records it. What is
    /// stored, and what its id is the hash of, is the rebuilt picture. Errors: kImageUnsupported (says what
    /// it is where that can be told: a video, WebP, GIF, HEIC), kImageTooLarge (more pixels than
    /// shared/pin_rules.hpp allows, or more work than decoding may be), kImageBroken (cut off, damaged, or of
    /// a kind that browsers don't show), kDiskFull, kStorage, kInternal.
    virtual Result<Media> Finish() = 0;
};

/// How long an image that no pin shows is kept: a composer may lie open for days.
inline constexpr std::chrono::hours kUnusedLife{7 * 24};
/// How many are let go of in one step.
inline constexpr int kCollectStep = 50;

class MediaStore {
public:
    /// Clears what an earlier process left half-written. `image_program` decodes: see ImageWorker.
    MediaStore(std::string data_folder, store::MediaIndex& index, const Clock& clock,
               std::string image_program);

    Result<std::unique_ptr<Upload>> Begin();
    PartialUploads& partial() { return m_partial; }

    /// Lets go of what no pin shows and that was stored more than kUnusedLife ago: some of it, its files
    /// after it is forgotten. Returns whether there may be more.
    bool Collect(Timestamp now);
    /// Removes the files that belong to nothing that is stored: what a power cut left. Each by itself, so
    /// that uploads go on meanwhile; ends early where `stopping` says so.
    void Sweep(const std::function<bool()>& stopping);

    /// The path of the file, or nothing where it is not stored, or not as long as it was.
    std::optional<std::string> PathOf(std::string_view id);
    struct Publishable {
        Media media;
        std::string path;
    };
    /// What leaves for a pin that shows `id`. What an earlier version kept as it came is rebuilt first, once:
    /// that takes a moment. Errors: kImageMissing where the file isn't stored or has another size; those of
    /// Upload::Finish.
    Result<Publishable> FindToPublish(const std::string& id);
    /// The path of the preview, or nothing.
    std::optional<std::string> PreviewOf(std::string_view id);
    /// Keeps a preview (JPEG or PNG, at most 20 KB). Errors: kNotFound, kImageTooLarge, kImageUnsupported,
    /// kImageBroken.
    Result<Done> SavePreview(std::string_view id, std::string_view bytes);

private:
    /// What is stored under this id, where its file is there in its whole length.
    std::optional<Publishable> FindFile(std::string_view id);
    Result<Media> RebuildStored(const Publishable& stored);

    std::string m_data_folder;
    store::MediaIndex& m_index;
    const Clock& m_clock;
    std::string m_folder;  ///< Of the media files, in the data folder.
    ImageWorker m_worker;
    std::mutex m_storing;  ///< Held while a file and its record come or go together.
    PartialUploads m_partial{*this, m_clock};
};

/// kNotFound, in words for a person.
Error UnknownImage();

/// Whether these bytes (a whole file) are a whole JPEG or PNG. For images of Pinterest's and previews.
Result<ImageFacts> InspectImage(std::string_view bytes);

}  // namespace pinwright::media
