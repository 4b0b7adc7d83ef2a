// An untrusted image: the server and the stand-in must agree on its size, and what the server keeps of it
// must be a whole image with nothing left to remove.
#include "proxy/media/image_parts.hpp"
#include "proxy/media/sniff.hpp"
#include "proxy/standin/world/image_check.hpp"
#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

namespace {

/// The file with its kept parts alone.
std::string KeptOf(std::string_view bytes, const media::ImageParts& parts)
{
    std::string kept;
    std::int64_t end = 0;
    for (const media::Part& one : parts.kept) {
        if (!one.instead.empty()) {
            kept += one.instead;
            continue;
        }
        Require(one.offset >= end && one.length > 0, "parts are in order and apart");
        end = one.offset + one.length;
        Require(end <= static_cast<std::int64_t>(bytes.size()), "parts lie within the file");
        kept += bytes.substr(static_cast<std::size_t>(one.offset), static_cast<std::size_t>(one.length));
    }
    return kept;
}

void TryParts(std::string_view bytes)
{
    media::ByteSource source(bytes);
    const Result<media::ImageParts> parts = media::ReadParts(bytes.substr(0, media::kSniffBytes), source);
    if (!parts.ok())
        return;
    Require(parts->orientation >= 1 && parts->orientation <= 8, "an orientation is one of eight");
    Require(parts->kept.size() <= media::kMostParts + 1, "a file is in no more parts than that");
    const std::string kept = KeptOf(bytes, *parts);
    media::ByteSource again(kept);
    const Result<media::ImageParts> rebuilt =
        media::ReadParts(std::string_view(kept).substr(0, media::kSniffBytes), again);
    Require(rebuilt.ok(), "what is kept is an image");
    Require(rebuilt->ended && rebuilt->IsAll(static_cast<std::int64_t>(kept.size())),
            "what is kept has nothing to leave behind");
    Require(rebuilt->orientation == 1, "what is kept has no Exif");
    Require(rebuilt->facts.width == parts->facts.width && rebuilt->facts.height == parts->facts.height,
            "what is kept has the size of the whole");
}

}  // namespace

void Try(std::string_view bytes)
{
    const std::string_view type = media::SniffImage(bytes);
    const Result<media::ImageFacts> facts = media::InspectImage(bytes);
    const bool named = !media::NameOther(bytes.substr(0, media::kSniffBytes)).empty();
    Require(!facts.ok() || !type.empty(), "only a JPEG or a PNG is accepted");
    Require(type.empty() || !named || !facts.ok(), "an image that is accepted is not called something else");
    if (facts.ok()) {
        Require(facts->content_type == type, "it is what its first bytes say");
        Require(facts->width > 0 && facts->height > 0, "an accepted image has a size");
    }
    TryParts(bytes);
    for (const std::string_view claimed : {media::kPngType, media::kJpegType}) {
        const standin::ImageCheck check = standin::CheckImage(bytes, claimed);
        Require(check.verdict == standin::ImageVerdict::kBroken || claimed == type,
                "an image with a false type is refused");
        if (facts.ok() && check.verdict == standin::ImageVerdict::kFine)
            Require(check.width == facts->width && check.height == facts->height, "both read the same size");
    }
}

}  // namespace pinwright::fuzz
