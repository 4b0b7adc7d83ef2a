#include "proxy/media/image_parts.hpp"

#include <utility>

#include "proxy/media/sniff.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

void ImageParts::Keep(std::int64_t offset, std::int64_t length)
{
    const bool joins =
        !kept.empty() && kept.back().instead.empty() && kept.back().offset + kept.back().length == offset;
    if (joins)
        kept.back().length += length;
    else
        kept.push_back({offset, length, {}});
}

void ImageParts::KeepInstead(std::string bytes)
{
    kept.push_back({0, 0, std::move(bytes)});
}

bool ImageParts::IsAll(std::int64_t size) const
{
    return kept.size() == 1 && kept[0].instead.empty() && kept[0].offset == 0 && kept[0].length == size;
}

Error BrokenImage(const std::string& what)
{
    return Error{Cause::kImageBroken, "The image is damaged: " + what + ".", "image broken: " + what, {}};
}

Result<ImageFacts> WithinLimits(std::string_view type, std::int64_t width, std::int64_t height)
{
    if (HasTooManyPixels(width, height))
        return Error{Cause::kImageTooLarge, TooManyPixels(width, height), "image with too many pixels", {}};
    return ImageFacts{std::string(type), static_cast<int>(width), static_cast<int>(height)};
}

Result<ImageParts> ReadParts(std::string_view head, ByteSource& source)
{
    if (head.empty())
        return BrokenImage("the file is empty");
    const std::string_view type = SniffImage(head);
    if (type == kPngType)
        return ReadPngParts(source);
    if (type == kJpegType)
        return ReadJpegParts(source);
    const std::string_view name = NameOther(head.substr(0, kSniffBytes));
    const std::string detail = name.empty() ? "This file is neither a JPEG nor a PNG image."
                                            : "This file is " + std::string(name) +
                                                  ". Only JPEG and PNG images can be published here.";
    return Error{Cause::kImageUnsupported, detail, "image unsupported: " + std::string(name), {}};
}

Result<ImageFacts> InspectImage(std::string_view bytes)
{
    ByteSource source(bytes);
    const Result<ImageParts> parts = ReadParts(bytes.substr(0, kSniffBytes), source);
    if (!parts.ok())
        return parts.error();
    if (!parts->ended)
        return BrokenImage("part of it is missing");
    if (source.Byte() >= 0)
        return BrokenImage("it has extra data after its end");
    return parts->facts;
}

}  // namespace pinwright::media
