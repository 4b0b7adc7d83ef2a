// Complete images pass, anything less doesn't.
#include <catch2/catch_test_macros.hpp>

#include "proxy/media/media_store.hpp"
#include "tests/unit/media/images.hpp"

namespace pinwright::media {
namespace {

using namespace std::string_literals;
using test::JpegFrame;
using test::JpegScan;
using test::JpegSegment;
using test::PngChunk;
using test::PngHeader;
using test::PngSignature;
using test::SmallJpeg;
using test::SmallPng;

const std::string kSoi = "\xff\xd8";
const std::string kEoi = "\xff\xd9";

TEST_CASE("a real JPEG and a real PNG are told with their sizes")
{
    const auto jpeg = InspectImage(SmallJpeg());
    REQUIRE(jpeg.ok());
    CHECK(jpeg->content_type == "image/jpeg");
    CHECK(jpeg->width == 3);
    CHECK(jpeg->height == 2);
    const auto png = InspectImage(SmallPng());
    REQUIRE(png.ok());
    CHECK(png->content_type == "image/png");
    CHECK(png->width == 3);
    CHECK(png->height == 2);
}

TEST_CASE("an image cut off anywhere is refused")
{
    for (const std::string& whole : {SmallJpeg(), SmallPng()}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            INFO(size);
            const auto facts = InspectImage(whole.substr(0, size));
            REQUIRE_FALSE(facts.ok());
            if (size >= 8)
                CHECK(facts.error().cause == Cause::kImageBroken);
        }
    }
}

TEST_CASE("a PNG with any one bit turned is refused")
{
    const std::string whole = SmallPng();
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        std::string turned = whole;
        turned[bit / 8] = static_cast<char>(turned[bit / 8] ^ (1 << (bit % 8)));
        INFO(bit);
        CHECK_FALSE(InspectImage(turned).ok());
    }
}

TEST_CASE("PNGs are looked through by the rules of the format")
{
    const std::string head = PngSignature() + PngHeader(5, 7);
    const std::string data = PngChunk("IDAT", "pixels");
    const std::string end = PngChunk("IEND", "");
    struct Case {
        const char* name;
        std::string bytes;
        bool whole;
    };
    const Case cases[] = {
        {"plain", head + data + end, true},
        {"several IDAT and other chunks", head + PngChunk("tEXt", "k\0v"s) + data + data + end, true},
        {"gray with 1 bit", PngSignature() + PngHeader(5, 7, 1, 0) + data + end, true},
        {"palette", PngSignature() + PngHeader(5, 7, 8, 3) + PngChunk("PLTE", "rgb") + data + end, true},
        {"palette without its colors", PngSignature() + PngHeader(5, 7, 8, 3) + data + end, false},
        {"no IDAT", head + end, false},
        {"empty IDAT", head + PngChunk("IDAT", "") + end, false},
        {"no header", PngSignature() + data + end, false},
        {"two headers", head + PngHeader(5, 7) + data + end, false},
        {"no width", PngSignature() + PngHeader(0, 7) + data + end, false},
        {"no height", PngSignature() + PngHeader(7, 0) + data + end, false},
        {"too wide for the format", PngSignature() + PngHeader(0x80000000u, 7) + data + end, false},
        {"impossible depth", PngSignature() + PngHeader(5, 7, 3, 2) + data + end, false},
        {"impossible color", PngSignature() + PngHeader(5, 7, 8, 5) + data + end, false},
        {"header too long", PngSignature() + PngChunk("IHDR", std::string(14, '\1')) + data + end, false},
        {"something after the end", head + data + end + "x", false},
        {"length past all bounds", head + "\xff\xff\xff\xffIDAT" + data + end, false},
        {"length past the end", head + "\x7f\xff\xff\xffIDATx", false},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const auto facts = InspectImage(one.bytes);
        CHECK(facts.ok() == one.whole);
        if (!facts.ok())
            CHECK(facts.error().cause == Cause::kImageBroken);
    }
}

TEST_CASE("an image with more pixels than anybody should decode is refused by its header")
{
    const std::string data = PngChunk("IDAT", std::string(100'000, 'x'));
    const std::string end = PngChunk("IEND", "");
    const std::string scan = JpegScan("data");
    struct Case {
        const char* name;
        std::string bytes;
        bool fits;
    };
    const auto png = [&](std::uint32_t width, std::uint32_t height) {
        return PngSignature() + PngHeader(width, height, 1, 0) + data + end;
    };
    const auto jpeg = [&](std::uint32_t width, std::uint32_t height) {
        return kSoi + JpegFrame(width, height) + scan + kEoi;
    };
    const Case cases[] = {
        {"PNG, the longest side", png(20'000, 1), true},
        {"PNG, too wide", png(20'001, 1), false},
        {"PNG, too high", png(1, 20'001), false},
        {"PNG, 100 megapixels", png(10'000, 10'000), true},
        {"PNG, a row more", png(10'000, 10'001), false},
        {"PNG, the largest of its format", png(0x7fffffffu, 0x7fffffffu), false},
        {"JPEG, the longest side", jpeg(1, 20'000), true},
        {"JPEG, too wide", jpeg(20'001, 1), false},
        {"JPEG, the largest of its format", jpeg(65'535, 65'535), false},
        {"JPEG, 100 megapixels and more", jpeg(10'001, 10'000), false},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const auto facts = InspectImage(one.bytes);
        CHECK(facts.ok() == one.fits);
        if (facts.ok())
            continue;
        CHECK(facts.error().cause == Cause::kImageTooLarge);
        CHECK(facts.error().detail.find("100 megapixels") != std::string::npos);
    }
}

TEST_CASE("a PNG whose few bytes cannot be all the pixels that it claims is refused")
{
    struct Case {
        const char* name;
        std::size_t bytes;
        bool whole;
    };
    // 19,999 × 4,000 pixels of three bytes need at least 232,547 bytes, however well they are compressed.
    const Case cases[] = {
        {"a few", 6, false}, {"a byte less", 232'546, false}, {"just enough", 232'547, true}};
    for (const Case& one : cases) {
        INFO(one.name);
        // In two parts, which count together.
        const auto facts =
            InspectImage(PngSignature() + PngHeader(19'999, 4'000) + PngChunk("IDAT", "x") +
                         PngChunk("IDAT", std::string(one.bytes - 1, 'x')) + PngChunk("IEND", ""));
        CHECK(facts.ok() == one.whole);
        if (!facts.ok())
            CHECK(facts.error().cause == Cause::kImageBroken);
    }
}

TEST_CASE("JPEGs are looked through by the rules of the format")
{
    const std::string table = JpegSegment(0xdb, std::string(65, '\1'));
    const std::string scan = JpegScan("data\xff\0more\xff\xd0rest"s);
    struct Case {
        const char* name;
        std::string bytes;
        bool whole;
    };
    const Case cases[] = {
        {"plain", kSoi + table + JpegFrame(5, 7) + scan + kEoi, true},
        {"progressive, several scans", kSoi + JpegFrame(5, 7, 0xc2) + scan + table + scan + kEoi, true},
        {"fill bytes before markers", kSoi + "\xff\xff" + JpegFrame(5, 7) + scan + "\xff\xff" + kEoi, true},
        {"an end within a segment is none",
         kSoi + JpegSegment(0xe1, "thumb\xff\xd9") + JpegFrame(5, 7) + scan + kEoi, true},
        {"something after the end", kSoi + JpegFrame(5, 7) + scan + kEoi + "x", false},
        {"no end", kSoi + JpegFrame(5, 7) + scan, false},
        {"no scan", kSoi + JpegFrame(5, 7) + kEoi, false},
        {"no frame", kSoi + scan + kEoi, false},
        {"frame after the scan", kSoi + scan + JpegFrame(5, 7) + kEoi, false},
        {"two frames, of which a decoder may take either",
         kSoi + JpegFrame(5, 7) + JpegFrame(9'000, 9'000) + scan + kEoi, false},
        {"no width", kSoi + JpegFrame(0, 7) + scan + kEoi, false},
        {"no height", kSoi + JpegFrame(5, 0) + scan + kEoi, false},
        {"frame too short for its parts", kSoi + JpegSegment(0xc0, "\x08\0\x05\0\x07\x03"s) + scan + kEoi,
         false},
        {"segment shorter than its length field", kSoi + "\xff\xe0\0\x01"s + JpegFrame(5, 7) + scan + kEoi,
         false},
        {"rubbish between segments", kSoi + JpegFrame(5, 7) + "xx" + scan + kEoi, false},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const auto facts = InspectImage(one.bytes);
        CHECK(facts.ok() == one.whole);
        if (!facts.ok())
            CHECK(facts.error().cause == Cause::kImageBroken);
        else
            CHECK((facts->width == 5 && facts->height == 7));
    }
}

}  // namespace
}  // namespace pinwright::media
