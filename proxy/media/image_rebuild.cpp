#include "proxy/media/image_rebuild.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "proxy/media/byte_source.hpp"
#include "proxy/media/image_parts.hpp"
#include "proxy/media/media_files.hpp"
#include "proxy/media/sha256.hpp"
#include "proxy/media/sniff.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

namespace {

constexpr std::size_t kTakenAtOnce = 65536;

using FilePointer = std::unique_ptr<TemporaryFile>;

std::int64_t SizeOf(const TemporaryFile& file)
{
    struct stat facts {};
    return ::fstat(file.number(), &facts) == 0 ? facts.st_size : -1;
}

Result<Done> CopyPart(ByteSource& from, const Part& part, TemporaryFile& to)
{
    if (!part.instead.empty())
        return to.Write(part.instead);
    from.Skip(static_cast<std::uint64_t>(part.offset - from.position()));
    auto left = static_cast<std::size_t>(part.length);
    while (left > 0) {
        const std::string_view piece = from.Take(std::min(left, kTakenAtOnce));
        if (piece.empty())
            return Error{Cause::kStorage, {}, "media: a file is shorter than it was", {}};
        const Result<Done> written = to.Write(piece);
        if (!written.ok())
            return written.error();
        left -= piece.size();
    }
    return Done{};
}

/// A file with only the kept parts; `came` itself if it has no others.
Result<FilePointer> SortOut(const ImageParts& parts, const std::string& folder, FilePointer came)
{
    if (parts.IsAll(SizeOf(*came)))
        return came;
    Result<FilePointer> sorted = TemporaryFile::Make(folder);
    if (!sorted.ok())
        return sorted;
    ByteSource from(ByteSource::OpenFile{came->number()});
    for (const Part& part : parts.kept) {
        const Result<Done> copied = CopyPart(from, part, **sorted);
        if (!copied.ok())
            return copied.error();
    }
    return sorted;
}

/// Inspects the rebuilt picture again, because the child isn't trusted.
Result<Media> Describe(const TemporaryFile& picture)
{
    ByteSource source(ByteSource::OpenFile{picture.number()});
    ByteSource begin(ByteSource::OpenFile{picture.number()});
    const Result<ImageParts> parts = ReadParts(begin.TakeUpTo(kSniffBytes), source);
    if (!parts.ok())
        return parts.error();
    const std::int64_t size = SizeOf(picture);
    if (size > kImageBytesLimit)
        return Error{Cause::kImageTooLarge, {}, "image over its limit", {}};
    if (!parts->IsAll(size))
        return Error{Cause::kInternal, {}, "media: a rebuilt image has parts that it should not have", {}};
    Sha256 hash;
    ByteSource all(ByteSource::OpenFile{picture.number()});
    for (std::string_view piece = all.Take(kTakenAtOnce); !piece.empty(); piece = all.Take(kTakenAtOnce))
        hash.Add(piece);
    std::string id = hash.Hexadecimal();
    if (id.empty())
        return Error{Cause::kInternal, {}, "SHA-256 failed", {}};
    return Media{std::move(id), parts->facts.content_type, size, parts->facts.width, parts->facts.height};
}

bool HoldsPreview(const TemporaryFile& file)
{
    ByteSource source(ByteSource::OpenFile{file.number()});
    return IsPreview(source.TakeUpTo(static_cast<std::size_t>(kPreviewBytesLimit) + 1));
}

}  // namespace

Result<Rebuilt> Rebuild(ImageWorker& worker, const std::string& folder, std::string_view head,
                        FilePointer came)
{
    ByteSource source(ByteSource::OpenFile{came->number()});
    const Result<ImageParts> parts = ReadParts(head, source);
    if (!parts.ok())
        return parts.error();
    Result<FilePointer> sorted = SortOut(*parts, folder, std::move(came));
    Result<FilePointer> turned = TemporaryFile::Make(folder);
    Result<FilePointer> preview = TemporaryFile::Make(folder);
    for (const Result<FilePointer>* const file : {&sorted, &turned, &preview}) {
        if (!file->ok())
            return file->error();
    }
    const Result<OpenedFile> in = (*sorted)->OpenToRead();
    if (!in.ok())
        return in.error();
    const Result<bool> rewritten = worker.Run({parts->facts.content_type, parts->orientation, parts->ended},
                                              {in->number(), (*turned)->number(), (*preview)->number()});
    if (!rewritten.ok())
        return rewritten.error();
    FilePointer picture = std::move(*rewritten ? turned : sorted).value();
    Result<Media> media = Describe(*picture);
    if (!media.ok())
        return media.error();
    if (!HoldsPreview(**preview))
        return Rebuilt{std::move(media).value(), std::move(picture), nullptr};
    return Rebuilt{std::move(media).value(), std::move(picture), std::move(preview).value()};
}

}  // namespace pinwright::media
