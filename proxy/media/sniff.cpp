#include "proxy/media/sniff.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "shared/utf8.hpp"

namespace pinwright::media {

namespace {

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array kSignatures{
    Signature{0, "GIF87a", "a GIF image"},
    Signature{0, "GIF89a", "a GIF image"},
    Signature{8, "WEBP", "a WebP image"},  // After "RIFF" and a length.
    Signature{8, "AVI ", "a video (AVI)"},
    Signature{0, std::string_view("\x1a\x45\xdf\xa3", 4), "a video (WebM or Matroska)"},
    Signature{0, std::string_view("\0\0\x01\xba", 4), "a video (MPEG)"},
    Signature{0, std::string_view("\0\0\x01\xb3", 4), "a video (MPEG)"},
    Signature{4, "moov", "a video (QuickTime)"},
    Signature{4, "mdat", "a video (QuickTime)"},
    Signature{0, "%PDF-", "a PDF document"},
    Signature{0, "BM", "a BMP image"},
    Signature{0, std::string_view("II*\0", 4), "a TIFF image"},
    Signature{0, std::string_view("MM\0*", 4), "a TIFF image"},
    Signature{0, std::string_view("\xff\x0a", 2), "a JPEG XL image"},
    Signature{4, "JXL \r\n", "a JPEG XL image"},
    Signature{4, "jP  \r\n", "a JPEG 2000 image"},
    Signature{0, "8BPS", "a Photoshop document"},
    Signature{0, std::string_view("\0\0\x01\0", 4), "an icon"},
    Signature{0, "PK\x03\x04", "a ZIP archive or office document"},
};

/// Names the brands of ISO media files (https://mp4ra.org/registered-types/brands).
std::string_view NameBrand(std::string_view brand)
{
    if (brand == "avif" || brand == "avis")
        return "an AVIF image";
    for (const std::string_view heic : {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}) {
        if (brand == heic)
            return "a HEIC image";
    }
    return brand == "qt  " ? "a video (QuickTime)" : "a video (MP4)";
}

bool Contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// `head` is cut at `kSniffBytes`, so its last character may be incomplete.
bool LooksLikeText(std::string_view head)
{
    for (std::size_t cut = 0; cut < 4 && cut < head.size(); ++cut) {
        const std::string_view part = head.substr(0, head.size() - cut);
        const bool plain = std::none_of(part.begin(), part.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7f;
        });
        if (plain && IsValidUtf8(part))
            return true;
    }
    return false;
}

std::string_view NameText(std::string_view head)
{
    std::string lower(head);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (Contains(lower, "<svg"))
        return "an SVG image";
    if (Contains(lower, "<!doctype html") || Contains(lower, "<html"))
        return "a web page (HTML)";
    return "text";
}

}  // namespace

std::string_view SniffImage(std::string_view head)
{
    if (head.starts_with("\x89PNG\r\n\x1a\n"))
        return kPngType;
    if (head.starts_with("\xff\xd8\xff"))
        return kJpegType;
    return {};
}

std::string_view NameOther(std::string_view head)
{
    if (head.size() >= 12 && head.substr(4, 4) == "ftyp")
        return NameBrand(head.substr(8, 4));
    for (const Signature& one : kSignatures) {
        const bool riff = one.offset != 8 || head.starts_with("RIFF");
        if (riff && head.size() >= one.offset && head.substr(one.offset).starts_with(one.bytes))
            return one.name;
    }
    return LooksLikeText(head) ? NameText(head) : std::string_view();
}

}  // namespace pinwright::media
