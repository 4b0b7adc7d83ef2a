// An untrusted image: the server and the stand-in must agree on its size.
#include "proxy/media/inspect.hpp"
#include "proxy/media/sniff.hpp"
#include "proxy/standin/image_check.hpp"
#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

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
    for (const std::string_view claimed : {media::kPngType, media::kJpegType}) {
        const standin::ImageCheck check = standin::CheckImage(bytes, claimed);
        Require(check.verdict == standin::ImageVerdict::kBroken || claimed == type,
                "an image with a false type is refused");
        if (facts.ok() && check.verdict == standin::ImageVerdict::kFine)
            Require(check.width == facts->width && check.height == facts->height, "both read the same size");
    }
}

}  // namespace pinwright::fuzz
