// Only the picture itself is sent, not one byte more, and upright. An image that can't be decoded is refused.
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "proxy/media/media_store.hpp"
#include "tests/unit/media/photo_parts.hpp"
#include "tests/unit/media/pictures.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::media {
namespace {

using namespace std::string_literals;
using test::AfterFirst;
using test::AfterHeader;
using test::BeforeEnd;
using test::BigEndian;
using test::Crop;
using test::DecodeJpeg;
using test::DecodePng;
using test::Difference;
using test::EncodeJpeg;
using test::EncodePng;
using test::ExifSegment;
using test::IccSegment;
using test::JpegSegment;
using test::kPlace;
using test::Picture;
using test::PngChunk;
using test::Slope;
using test::Tiff;
using test::Upright;
using test::Video;
using test::XmpSegment;

/// A server's media folder.
class Darkroom : public test::StoreFixture {
public:
    /// Uploads an image.
    Result<Media> Put(const std::string& bytes)
    {
        const auto upload = media.Begin();
        REQUIRE(upload.ok());
        const Result<Done> written = (*upload)->Write(bytes);
        return written.ok() ? (*upload)->Finish() : written.error();
    }
    /// The stored image, as it will be published.
    std::string Leaves(const std::string& bytes)
    {
        const auto stored = Put(bytes);
        INFO((stored.ok() ? "" : stored.error().detail + stored.error().log));
        REQUIRE(stored.ok());
        std::string kept = test::ReadFile(media.PathOf(stored->id).value());
        CHECK(stored->bytes == static_cast<std::int64_t>(kept.size()));
        return kept;
    }
    std::size_t FilesLeft() const
    {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.Sub("data/media")))
            count += entry.is_regular_file() ? 1u : 0u;
        return count;
    }

    MediaStore media{store().folder(), store().media, clock, PINWRIGHT_IMAGE_CHILD};
};

TEST_CASE("of a JPEG the picture leaves, its colors and its density, and nothing else", "[rebuilding]")
{
    const std::string clean = EncodeJpeg(Slope(64, 48), {.half_colors = true});
    const std::string progressive = EncodeJpeg(Slope(64, 48), {.progressive = true});
    const std::string inks = EncodeJpeg(Slope(64, 48, 4));
    const std::string dense = EncodeJpeg(Slope(64, 48), {.dots_per_inch = 300});
    const std::string second = EncodeJpeg(Slope(32, 24));
    const std::string unended = clean.substr(0, clean.size() - 2);
    const std::size_t last_scan = progressive.rfind("\xff\xda");
    REQUIRE(inks.find("Adobe") != std::string::npos);
    const std::string adobe_long =
        JpegSegment(0xee, inks.substr(inks.find("Adobe"), 12) + std::string(kPlace));
    struct Case {
        const char* oddity;
        std::string came;
        std::string leaves;
    };
    const Case cases[] = {
        {"nothing", clean, clean},
        {"nothing, progressive", progressive, progressive},
        {"nothing, four inks", inks, inks},
        {"a density", dense, dense},
        {"a color profile", AfterFirst(clean, IccSegment()), AfterFirst(clean, IccSegment())},
        {"fill bytes before a marker", AfterFirst(clean, "\xff\xff"), AfterFirst(clean, "\xff\xff")},
        {"a place in Exif", AfterFirst(clean, ExifSegment(1)), clean},
        {"Exif without an orientation that means anything", AfterFirst(clean, ExifSegment(9)), clean},
        {"damaged Exif", AfterFirst(clean, JpegSegment(0xe1, "Exif\0\0MM\0*\xff\xff"s)), clean},
        {"Exif around a profile", AfterFirst(clean, ExifSegment(1) + IccSegment() + XmpSegment()),
         AfterFirst(clean, IccSegment())},
        {"XMP", AfterFirst(clean, XmpSegment()), clean},
        {"extended XMP",
         AfterFirst(clean, JpegSegment(0xe1, "http://ns.adobe.com/xmp/extension/\0"s + std::string(kPlace))),
         clean},
        {"IPTC", AfterFirst(clean, JpegSegment(0xed, "Photoshop 3.0\0"s + "8BIM" + std::string(kPlace))),
         clean},
        {"a comment", AfterFirst(clean, JpegSegment(0xfe, std::string(kPlace))), clean},
        {"two comments at its end",
         unended + JpegSegment(0xfe, "one") + JpegSegment(0xfe, std::string(kPlace)) + "\xff\xd9", clean},
        {"maker's notes",
         AfterFirst(clean, JpegSegment(0xe5, "SAMSUNG") + JpegSegment(0xef, std::string(kPlace))), clean},
        {"a thumbnail in JFXX", AfterFirst(clean, JpegSegment(0xe0, "JFXX\0\x10"s + second)), clean},
        {"a thumbnail in JFIF",
         clean.substr(0, 2) + JpegSegment(0xe0, "JFIF\0\1\1\0\0\1\0\1\1\1rgb"s) + clean.substr(20), clean},
        {"a second picture (MPF)",
         AfterFirst(clean, JpegSegment(0xe2, "MPF\0MM\0*"s)) + AfterFirst(second, ExifSegment(1)), clean},
        {"a gain map",
         AfterFirst(clean, JpegSegment(0xe2, "urn:iso:std:iso:ts:21496:-1\0\0\0\0\0"s)) + second, clean},
        {"a video at its end", AfterFirst(clean, ExifSegment(1)) + Video(), clean},
        {"100 KB of zeros at its end", clean + std::string(100'000, '\0'), clean},
        {"no end", unended, clean},
        {"half an end", unended + "\xff", clean},
        {"half a comment for an end", unended + JpegSegment(0xfe, "cut off here").substr(0, 8), clean},
        {"a comment between its scans",
         progressive.substr(0, last_scan) + JpegSegment(0xfe, std::string(kPlace)) +
             progressive.substr(last_scan),
         progressive},
        {"progressive without an end", progressive.substr(0, progressive.size() - 2), progressive},
        {"more than its 12 bytes in Adobe's segment", inks.substr(0, 2) + adobe_long + inks.substr(2 + 16),
         inks},
    };
    Darkroom darkroom;
    for (const Case& one : cases) {
        INFO(one.oddity);
        const std::string leaves = darkroom.Leaves(one.came);
        CHECK(leaves == one.leaves);
        CHECK(leaves.find(kPlace) == std::string::npos);
    }
}

TEST_CASE("of a PNG the picture leaves, its colors and its density, and nothing else", "[rebuilding]")
{
    const std::string clean = EncodePng(Slope(40, 30));
    const std::string place(kPlace);
    const std::string colors = PngChunk("cICP", "\1\x0d\0\1"s) + PngChunk("gAMA", BigEndian(45455, 4)) +
                               PngChunk("pHYs", BigEndian(2835, 4) + BigEndian(2835, 4) + "\1");
    const std::string frame = PngChunk("fcTL", BigEndian(0, 4) + BigEndian(40, 4) + BigEndian(30, 4) +
                                                   std::string(8, '\0') + "\0\1\0\x0a\0\0"s);
    struct Case {
        const char* oddity;
        std::string came;
        std::string leaves;
    };
    const Case cases[] = {
        {"nothing", clean, clean},
        {"colors and a density", AfterHeader(clean, colors), AfterHeader(clean, colors)},
        {"sRGB", AfterHeader(clean, PngChunk("sRGB", "\0"s)), AfterHeader(clean, PngChunk("sRGB", "\0"s))},
        {"the same color chunk twice", AfterHeader(clean, colors + PngChunk("gAMA", BigEndian(1, 4))),
         AfterHeader(clean, colors)},
        {"a color chunk after the picture", BeforeEnd(clean, PngChunk("gAMA", BigEndian(45455, 4))), clean},
        {"texts", AfterHeader(clean, PngChunk("tEXt", "Comment\0"s + place) + PngChunk("zTXt", "a\0\0x"s)),
         clean},
        {"XMP", BeforeEnd(clean, PngChunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0"s + place)), clean},
        {"a date", BeforeEnd(clean, PngChunk("tIME", "\x07\xea\1\1\1\1\1"s)), clean},
        {"a place in eXIf", AfterHeader(clean, PngChunk("eXIf", Tiff(1))), clean},
        {"an animation (APNG)",
         AfterHeader(BeforeEnd(clean, frame + PngChunk("fdAT", BigEndian(1, 4) + place)),
                     PngChunk("acTL", BigEndian(2, 4) + BigEndian(0, 4)) + frame),
         clean},
        {"a maker's own chunk", AfterHeader(clean, PngChunk("maKr", place)), clean},
        {"something after its end", clean + "PK\3\4" + place, clean},
        {"no end", clean.substr(0, clean.size() - 12), clean},
        {"half an end", clean.substr(0, clean.size() - 3), clean},
        {"half a text for an end",
         clean.substr(0, clean.size() - 12) + PngChunk("tEXt", "Comment\0"s + place).substr(0, 20), clean},
    };
    Darkroom darkroom;
    for (const Case& one : cases) {
        INFO(one.oddity);
        const std::string leaves = darkroom.Leaves(one.came);
        CHECK(leaves == one.leaves);
        CHECK(leaves.find(kPlace) == std::string::npos);
    }
}

TEST_CASE("bytes between a JPEG's picture and its end do not leave, and its pixels stay as they are",
          "[rebuilding]")
{
    Darkroom darkroom;
    for (const bool progressive : {false, true}) {
        const std::string clean = EncodeJpeg(Slope(64, 48), {.progressive = progressive});
        const std::string came = clean.substr(0, clean.size() - 2) + std::string(kPlace) + "\xff\xd9";
        const std::string leaves = darkroom.Leaves(came);
        CHECK(leaves.find(kPlace) == std::string::npos);
        CHECK(DecodeJpeg(leaves) == DecodeJpeg(clean));
    }
}

TEST_CASE("a JPEG leaves upright, whatever its orientation, without loss", "[rebuilding]")
{
    struct Form {
        const char* name;
        std::size_t width;
        std::size_t height;
        std::size_t channels;
        test::JpegForm form;
        std::size_t block;
    };
    const Form forms[] = {
        {"whole blocks", 64, 48, 3, {}, 8},
        {"whole blocks of 4:2:0", 64, 48, 3, {.half_colors = true}, 16},
        {"incomplete blocks", 70, 53, 3, {}, 8},
        {"progressive, incomplete blocks", 70, 53, 3, {.progressive = true}, 8},
        {"gray", 70, 53, 1, {}, 8},
        {"gray that claims 4:2:0", 70, 53, 1, {.half_colors = true}, 8},
        {"four inks", 70, 53, 4, {}, 8},
    };
    Darkroom darkroom;
    for (const Form& one : forms) {
        const std::string clean = EncodeJpeg(Slope(one.width, one.height, one.channels), one.form);
        for (int orientation = 1; orientation <= 8; ++orientation) {
            INFO(one.name << ", orientation " << orientation);
            const std::string leaves = darkroom.Leaves(
                AfterFirst(clean, ExifSegment(orientation, orientation % 2 == 0) + IccSegment()));
            CHECK(leaves.find("Exif") == std::string::npos);
            CHECK(leaves.find(IccSegment()) != std::string::npos);
            // An edge that moves to the left or top must be complete.
            const bool from_right =
                orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
            const bool from_below =
                orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
            const Picture whole = DecodeJpeg(clean);
            const Picture expected = Upright(Crop(whole, one.width - (from_right ? one.width % one.block : 0),
                                                  one.height - (from_below ? one.height % one.block : 0)),
                                             orientation);
            CHECK(Difference(DecodeJpeg(leaves), expected) <= 3);
        }
    }
}

TEST_CASE("a JPEG smaller than its blocks leaves upright and whole", "[rebuilding]")
{
    Darkroom darkroom;
    for (const std::size_t channels : {1u, 3u, 4u}) {
        const std::string clean = EncodeJpeg(Slope(50, 7, channels), {.half_colors = channels == 3});
        for (int orientation = 2; orientation <= 8; ++orientation) {
            INFO(channels << " channels, orientation " << orientation);
            const auto stored = darkroom.Put(AfterFirst(clean, ExifSegment(orientation)));
            REQUIRE(stored.ok());
            CHECK(stored->width == (orientation >= 5 ? 7 : stored->width));
            const Picture leaves = DecodeJpeg(test::ReadFile(darkroom.media.PathOf(stored->id).value()));
            const Picture expected = Upright(DecodeJpeg(clean), orientation);
            // Some orientations move none of the incomplete edges, or only the right one.
            CHECK(leaves.width * leaves.height >= 48u * 7);
            if (leaves.width == expected.width && leaves.height == expected.height)
                CHECK(Difference(leaves, expected) <= 12);
        }
    }
}

TEST_CASE("a turned JPEG of four inks has Adobe's marker only if it had it before", "[rebuilding]")
{
    Darkroom darkroom;
    for (const std::size_t height : {48u, 7u}) {  // Turned without loss, and re-encoded.
        const std::string marked = EncodeJpeg(Slope(64, height, 4));
        const std::string plain = marked.substr(0, 2) + marked.substr(18);
        REQUIRE((marked.find("Adobe") != std::string::npos && plain.find("Adobe") == std::string::npos));
        const auto turned = [&](const std::string& jpeg) {
            return darkroom.Leaves(jpeg.substr(0, 2) + ExifSegment(3) + jpeg.substr(2));
        };
        CHECK(turned(marked).find("Adobe") != std::string::npos);
        CHECK(turned(plain).find("Adobe") == std::string::npos);
    }
}

TEST_CASE("a turned JPEG keeps its density, the other way round", "[rebuilding]")
{
    Darkroom darkroom;
    const std::string dense = EncodeJpeg(Slope(64, 48), {.dots_per_inch = 300});
    const std::string leaves = darkroom.Leaves(AfterFirst(dense, ExifSegment(6)));
    CHECK(leaves.substr(6, 12) == "JFIF\0\1\1\1\x01\x2d\x01\x2c"s);
    CHECK(darkroom.Leaves(AfterFirst(dense, ExifSegment(3))).substr(6, 12) == dense.substr(6, 12));
}

TEST_CASE("a PNG leaves upright, whatever its orientation, pixel for pixel", "[rebuilding]")
{
    struct Form {
        const char* name;
        std::size_t channels;
        test::PngForm form;
    };
    const Form forms[] = {
        {"colors", 3, {}},
        {"colors with transparency, interlaced", 4, {.interlaced = true}},
        {"gray", 1, {}},
        {"gray of 16 bits", 2, {.depth = 16}},
        {"colors of 16 bits", 6, {.depth = 16}},
        {"gray of 4 bits", 1, {.depth = 4}},
        {"black and white", 1, {.depth = 1}},
        {"a palette of 4 bits with transparency", 1, {.depth = 4, .palette = true}},
        {"a palette of 8 bits", 1, {.palette = true}},
    };
    std::string chromaticities;
    for (const std::uint32_t one : {31270u, 32900u, 64000u, 33000u, 30000u, 60000u, 15000u, 6000u})
        chromaticities += BigEndian(one, 4);
    const std::string colors = PngChunk("cHRM", chromaticities) + PngChunk("cICP", "\1\x0d\0\1"s);
    const std::string density = PngChunk("pHYs", BigEndian(100, 4) + BigEndian(200, 4) + "\1");
    const std::string turned_density = PngChunk("pHYs", BigEndian(200, 4) + BigEndian(100, 4) + "\1");
    Darkroom darkroom;
    for (const Form& one : forms) {
        Picture picture{37, 21, one.channels, {}};
        for (std::size_t i = 0; i < 37 * 21 * one.channels; ++i) {
            const std::size_t value = i * 7 + i / 37;
            const std::size_t most = one.form.palette || one.form.depth == 4 ? 16
                                     : one.form.depth == 1                   ? 2
                                                                             : 256;
            picture.samples.push_back(static_cast<std::uint8_t>(value % most));
        }
        const std::string clean = EncodePng(picture, one.form);
        for (int orientation = 1; orientation <= 8; ++orientation) {
            INFO(one.name << ", orientation " << orientation);
            const std::string leaves =
                darkroom.Leaves(AfterHeader(clean, PngChunk("eXIf", Tiff(orientation)) + colors + density));
            CHECK(DecodePng(leaves) == Upright(picture, orientation));
            CHECK(leaves.find("eXIf") == std::string::npos);
            CHECK(leaves.find(colors) != std::string::npos);
            CHECK(leaves.find(orientation >= 5 ? turned_density : density) != std::string::npos);
            if (one.form.palette)
                CHECK(leaves.find("tRNS") != std::string::npos);
        }
    }
    // An orientation after the picture counts, too.
    const Picture picture = Slope(20, 10);
    CHECK(DecodePng(darkroom.Leaves(BeforeEnd(EncodePng(picture), PngChunk("eXIf", Tiff(6))))) ==
          Upright(picture, 6));
}

TEST_CASE("the size told and the id are those of the picture that is kept", "[rebuilding]")
{
    Darkroom darkroom;
    const std::string clean = EncodeJpeg(Slope(64, 48));
    const auto upright = darkroom.Put(clean);
    const auto dressed = darkroom.Put(AfterFirst(clean, ExifSegment(1)) + Video());
    const auto turned = darkroom.Put(AfterFirst(clean, ExifSegment(8)));
    REQUIRE((upright.ok() && dressed.ok() && turned.ok()));
    CHECK(dressed->id == upright->id);
    CHECK((upright->width == 64 && upright->height == 48));
    CHECK((turned->width == 48 && turned->height == 64));
    CHECK(turned->id != upright->id);
}

TEST_CASE("what no decoder can show is refused with a reason, and nothing of it is kept", "[rebuilding]")
{
    const Picture picture = Slope(64, 48);
    const std::string jpeg = EncodeJpeg(picture);
    const std::string progressive = EncodeJpeg(picture, {.progressive = true});
    const std::string png = EncodePng(picture);
    const std::size_t data = png.find("IDAT") - 4;
    const auto with_frame = [&](int marker, char precision) {
        std::string changed = jpeg;
        const std::size_t frame = changed.find("\xff\xc0");
        changed[frame + 1] = static_cast<char>(marker);
        changed[frame + 4] = precision;
        return changed;
    };
    std::string scribbled = jpeg;
    const std::size_t scan = jpeg.find("\xff\xda") + 14;
    for (std::size_t i = scan; i + 2 < scribbled.size(); ++i)
        scribbled[i] = static_cast<char>(0x80 + i % 64);
    // The first scan contains one of the three colors.
    std::string lacking = jpeg.substr(0, jpeg.find("\xff\xda")) + JpegSegment(0xda, "\1\1\0\0\x3f\0"s) +
                          std::string(200, '\0') + "\xff\xd9";
    const auto deflated = [&](const std::string& stream) {
        return png.substr(0, data) + PngChunk("IDAT", stream) + PngChunk("IEND", "");
    };
    const std::string stream = png.substr(data + 8, png.size() - 12 - 4 - (data + 8));
    struct Case {
        const char* oddity;
        std::string came;
        const char* reason;
    };
    const Case cases[] = {
        {"12 bits a sample", with_frame(0xc1, 12), "has 12 bits a sample"},
        {"arithmetic coding", EncodeJpeg(picture, {.arithmetic = true}), "arithmetic coding"},
        {"lossless", with_frame(0xc3, 8), "without loss"},
        {"hierarchical", with_frame(0xc5, 8), "several sizes"},
        {"half a JPEG", jpeg.substr(0, jpeg.size() / 2), "missing"},
        {"half a JPEG with an end", jpeg.substr(0, jpeg.size() / 2) + "\xff\xd9", "missing"},
        {"a JPEG whose data is scribbled over", scribbled, "is damaged"},
        {"a JPEG without all its colors", lacking, "a part of its picture is missing"},
        {"progressive without its last scan and its end",
         progressive.substr(0, progressive.rfind("\xff\xda")), "missing"},
        {"half a PNG", png.substr(0, png.size() / 2), "missing"},
        {"a PNG with right checksums around a broken stream", deflated("\x78\x01" + std::string(60, '\x5a')),
         "can't be decoded"},
        {"a PNG whose stream ends early", deflated(stream.substr(0, stream.size() / 2)), "can't be decoded"},
        {"a PNG whose pixels do not match their checksum",
         deflated(stream.substr(0, stream.size() - 1) + "x"), "can't be decoded"},
        {"a PNG with a part that nobody knows", AfterHeader(png, PngChunk("CgBI", "\x50\0\x20\2"s)),
         "only its maker"},
        {"a WebP", "RIFF\x24\0\0\0WEBPVP8 "s, "a WebP image"},
    };
    Darkroom darkroom;
    for (const Case& one : cases) {
        INFO(one.oddity);
        const auto refused = darkroom.Put(one.came);
        REQUIRE_FALSE(refused.ok());
        INFO(refused.error().detail);
        CHECK(refused.error().cause ==
              (one.came.starts_with("RIFF") ? Cause::kImageUnsupported : Cause::kImageBroken));
        CHECK(refused.error().detail.find(one.reason) != std::string::npos);
        CHECK(darkroom.FilesLeft() == 0);
    }
}

TEST_CASE("an image in more pieces than any program makes is refused", "[rebuilding]")
{
    const std::string clean = EncodeJpeg(Slope(16, 16));
    std::string pieces;
    for (int i = 0; i < 5'000; ++i)
        pieces += JpegSegment(0xdd, std::string(2, '\0')) + JpegSegment(0xfe, "");
    Darkroom darkroom;
    CHECK(darkroom.Put(AfterFirst(clean, pieces)).error().detail.find("too many pieces") !=
          std::string::npos);
}

TEST_CASE("a stored image has a small upright preview in its own colors", "[rebuilding]")
{
    struct Case {
        const char* name;
        std::string came;
        std::size_t width;
        std::size_t height;
    };
    const std::string wide = EncodeJpeg(Slope(960, 480));
    const Case cases[] = {
        {"large", wide, 480, 240},
        {"large and turned", AfterFirst(wide, ExifSegment(6)), 240, 480},
        {"small", EncodePng(Slope(40, 30)), 40, 30},
        {"a thin one", EncodePng(Slope(2'000, 1)), 480, 1},
    };
    Darkroom darkroom;
    for (const Case& one : cases) {
        INFO(one.name);
        const auto stored = darkroom.Put(one.came);
        REQUIRE(stored.ok());
        const std::string preview = test::ReadFile(darkroom.media.PreviewOf(stored->id).value());
        CHECK(preview.size() <= 20'480);
        const Picture shown = DecodeJpeg(preview);
        CHECK((shown.width == one.width && shown.height == one.height));
    }
    const auto tagged = darkroom.Put(AfterFirst(wide, IccSegment()));
    REQUIRE(tagged.ok());
    CHECK(test::ReadFile(darkroom.media.PreviewOf(tagged->id).value()).find(test::IccProfile()) !=
          std::string::npos);
    const Picture slope = Slope(480, 240);
    const auto turned = darkroom.Put(cases[1].came);
    CHECK(Difference(DecodeJpeg(test::ReadFile(darkroom.media.PreviewOf(turned->id).value())),
                     Upright(slope, 6)) < 16);
}

TEST_CASE("a preview that would be over 20 KB gets fewer pixels, transparency is white", "[rebuilding]")
{
    Picture noise{480, 480, 4, {}};
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < 480 * 480; ++i) {
        state = state * 1664525u + 1013904223u;
        for (const unsigned shift : {8u, 16u, 24u})
            noise.samples.push_back(static_cast<std::uint8_t>(state >> shift));
        noise.samples.push_back(i < 480 * 100 ? 0 : 255);
    }
    Darkroom darkroom;
    const auto stored = darkroom.Put(EncodePng(noise));
    REQUIRE(stored.ok());
    const std::string preview = test::ReadFile(darkroom.media.PreviewOf(stored->id).value());
    CHECK(preview.size() <= 20'480);
    const Picture shown = DecodeJpeg(preview);
    CHECK(shown.width < 480);
    CHECK(shown.At(5, 5)[0] > 240);
}

TEST_CASE("what an earlier version kept as it came is rebuilt before it leaves, once", "[media]")
{
    Darkroom darkroom;
    const std::string clean = EncodeJpeg(Slope(60, 40));
    const std::string photo = AfterFirst(clean, ExifSegment(1));
    const std::string id(64, 'e');
    const std::string path = darkroom.store().folder() + "/media/" + id;
    std::filesystem::create_directories(darkroom.store().folder() + "/media");
    std::ofstream(path, std::ios::binary) << photo;
    REQUIRE(
        darkroom.store()
            .media
            .Add({id, "image/jpeg", static_cast<std::int64_t>(photo.size()), 60, 40}, darkroom.clock.Now())
            .ok());
    REQUIRE(darkroom.store().media.SetRebuiltAs(id, "").ok());

    const auto leaves = darkroom.media.FindToPublish(id);
    INFO((leaves.ok() ? "" : leaves.error().detail + leaves.error().log));
    REQUIRE(leaves.ok());
    CHECK(test::ReadFile(leaves->path) == clean);
    CHECK(leaves->media.bytes == static_cast<std::int64_t>(clean.size()));
    CHECK(test::ReadFile(path) == photo);

    // From now on the noted result counts: the uploaded file isn't read again.
    std::ofstream(path, std::ios::app) << "x";
    CHECK(darkroom.media.FindToPublish(id)->path == leaves->path);
}

TEST_CASE("what an earlier version kept and can't be decoded doesn't leave", "[media]")
{
    Darkroom darkroom;
    const std::string id(64, 'e');
    std::filesystem::create_directories(darkroom.store().folder() + "/media");
    std::ofstream(darkroom.store().folder() + "/media/" + id) << "no picture";
    REQUIRE(darkroom.store().media.Add({id, "image/jpeg", 10, 60, 40}, darkroom.clock.Now()).ok());
    REQUIRE(darkroom.store().media.SetRebuiltAs(id, "").ok());
    CHECK(darkroom.media.FindToPublish(id).error().cause == Cause::kImageUnsupported);
}

TEST_CASE("what an earlier version kept and can't be read now is no broken image", "[media]")
{
    Darkroom darkroom;
    const std::string id(64, 'e');
    const std::string photo = AfterFirst(EncodeJpeg(Slope(60, 40)), ExifSegment(1));
    std::filesystem::create_directories(darkroom.store().folder() + "/media/tmp");
    std::ofstream(darkroom.store().folder() + "/media/" + id, std::ios::binary) << photo;
    REQUIRE(
        darkroom.store()
            .media
            .Add({id, "image/jpeg", static_cast<std::int64_t>(photo.size()), 60, 40}, darkroom.clock.Now())
            .ok());
    REQUIRE(darkroom.store().media.SetRebuiltAs(id, "").ok());

    // Allows one more descriptor, for the file to be made.
    const int next = ::dup(0);
    ::close(next);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    const rlimit low{static_cast<rlim_t>(next) + 1, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
    const auto leaves = darkroom.media.FindToPublish(id);
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(leaves.error().cause == Cause::kStorage);
    CHECK(darkroom.media.FindToPublish(id).ok());
}

}  // namespace
}  // namespace pinwright::media
