#include "proxy/media/upload.hpp"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "proxy/media/image_parts.hpp"
#include "proxy/media/image_rebuild.hpp"
#include "proxy/media/media_files.hpp"
#include "proxy/media/sniff.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

namespace {

class FileUpload : public Upload {
public:
    FileUpload(UploadTools tools, std::unique_ptr<TemporaryFile> file)
        : m_tools(std::move(tools)), m_file(std::move(file))
    {
    }

    Result<Done> Write(std::string_view bytes) override
    {
        if (m_head.size() < kSniffBytes)
            m_head.append(bytes.substr(0, kSniffBytes - m_head.size()));
        m_size += static_cast<std::int64_t>(bytes.size());
        if (m_size > kImageBytesLimit)
            return TooLarge();
        return m_file->Write(bytes);
    }

    void Rest() override { m_file->Close(); }
    Result<Done> Resume() override { return m_file->Reopen(); }

    Result<Media> Finish() override
    {
        if (m_size > kImageBytesLimit)
            return TooLarge();
        const Result<Rebuilt> rebuilt = Rebuild(m_tools.worker, m_tools.folder, m_head, std::move(m_file));
        if (!rebuilt.ok())
            return rebuilt.error();
        const Media& media = rebuilt->media;
        const std::lock_guard lock(m_tools.storing);
        KeepPreview(*rebuilt);
        // Replaces a file of the same name: the bytes are the same, unless that one was altered.
        const Result<Done> moved = rebuilt->picture->MoveTo(media.id);
        if (!moved.ok())
            return moved.error();
        const Result<Done> added = m_tools.index.Add(media, m_tools.clock.Now());
        if (!added.ok())
            return added.error();
        return media;
    }

private:
    /// A preview from the browser is better, and stays. An image without a preview is shown itself.
    void KeepPreview(const Rebuilt& rebuilt) const
    {
        const std::optional<std::string> name = FileName(rebuilt.media.id, FileKind::kPreview);
        std::error_code failure;
        if (rebuilt.preview && name && !std::filesystem::exists(m_tools.data_folder + "/" + *name, failure))
            (void)rebuilt.preview->MoveTo(name->substr(kMediaFolder.size() + 1));
    }

    /// An oversized video is reported as a video, not as too large.
    Error TooLarge() const
    {
        if (SniffImage(m_head).empty()) {
            ByteSource nothing{std::string_view()};
            const Result<ImageParts> refused = ReadParts(m_head, nothing);
            if (!refused.ok())
                return refused.error();
        }
        return Error{Cause::kImageTooLarge, {}, "image over its limit", {}};
    }

private:
    const UploadTools m_tools;
    std::unique_ptr<TemporaryFile> m_file;
    std::string m_head;
    std::int64_t m_size = 0;
};

}  // namespace

std::unique_ptr<Upload> MakeUpload(UploadTools tools, std::unique_ptr<TemporaryFile> file)
{
    return std::make_unique<FileUpload>(std::move(tools), std::move(file));
}

}  // namespace pinwright::media
