#include "proxy/media/inspect.hpp"

#include "proxy/media/sniff.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

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

Result<ImageFacts> Inspect(std::string_view head, ByteSource& source)
{
    if (head.empty())
        return BrokenImage("the file is empty");
    const std::string_view type = SniffImage(head);
    if (type == kPngType)
        return InspectPng(source);
    if (type == kJpegType)
        return InspectJpeg(source);
    const std::string_view name = NameOther(head.substr(0, kSniffBytes));
    const std::string detail = name.empty() ? "This file is neither a JPEG nor a PNG image."
                                            : "This file is " + std::string(name) +
                                                  ". Only JPEG and PNG images can be published here.";
    return Error{Cause::kImageUnsupported, detail, "image unsupported: " + std::string(name), {}};
}

Result<ImageFacts> InspectImage(std::string_view bytes)
{
    ByteSource source(bytes);
    return Inspect(bytes.substr(0, kSniffBytes), source);
}

}  // namespace pinwright::media
