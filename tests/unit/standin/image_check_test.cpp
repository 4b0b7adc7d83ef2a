#include "proxy/standin/world/image_check.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "proxy/standin/world/painted_pictures.hpp"

namespace pinwright::standin {

namespace {

std::string Bytes(std::initializer_list<int> values)
{
    std::string bytes;
    for (const int value : values)
        bytes += static_cast<char>(value);
    return bytes;
}

// The skeleton of a JPEG of 100 x 80 pixels: its markers are right, and its pixels are never decoded.
std::string Jpeg()
{
    return Bytes({0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 'J', 'F'}) +
           Bytes({0xFF, 0xC0, 0, 11, 8, 0, 80, 0, 100, 1, 1, 0x11, 0}) +
           Bytes({0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0}) +
           Bytes({1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 0xFF, 0xD9});
}

}  // namespace

TEST_CASE("a whole PNG or JPEG of the type that it claims is fine", "[standin]")
{
    const ImageCheck png = CheckImage(PaintPng("x", 120, 90), "image/png");
    CHECK(png.verdict == ImageVerdict::kFine);
    CHECK(png.width == 120);
    CHECK(png.height == 90);
    const ImageCheck jpeg = CheckImage(Jpeg(), "image/jpeg");
    CHECK(jpeg.verdict == ImageVerdict::kFine);
    CHECK(jpeg.width == 100);
    CHECK(jpeg.height == 80);
}

TEST_CASE("anything else is broken", "[standin]")
{
    const std::string png = PaintPng("x", 120, 90);
    std::string flipped = png;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
    const std::string jpeg = Jpeg();
    std::string wide = jpeg;
    wide.replace(15, 2, "\xFF\xFF");
    const struct {
        const char* why;
        std::string bytes;
        const char* type;
    } cases[] = {{"empty", "", "image/png"},
                 {"a PNG called JPEG", png, "image/jpeg"},
                 {"a JPEG called PNG", jpeg, "image/png"},
                 {"a PNG cut short", png.substr(0, png.size() - 12), "image/png"},
                 {"a PNG cut in a chunk", png.substr(0, png.size() / 2), "image/png"},
                 {"a flipped bit", flipped, "image/png"},
                 {"a JPEG without its end", jpeg.substr(0, jpeg.size() - 2), "image/jpeg"},
                 {"a JPEG without a scan", jpeg.substr(0, 21) + Bytes({0xFF, 0xD9}), "image/jpeg"},
                 {"a JPEG of 65,535 pixels a row", wide, "image/jpeg"},
                 {"text", "GIF89a, or so", "image/png"},
                 {"another type", png, "image/webp"}};
    for (const auto& one : cases) {
        CAPTURE(one.why);
        CHECK(CheckImage(one.bytes, one.type).verdict == ImageVerdict::kBroken);
    }
}

TEST_CASE("an image under fifty pixels on a side is too small", "[standin]")
{
    CHECK(CheckImage(PaintPng("x", 50, 50), "image/png").verdict == ImageVerdict::kFine);
    CHECK(CheckImage(PaintPng("x", 49, 200), "image/png").verdict == ImageVerdict::kTooSmall);
    CHECK(CheckImage(PaintPng("x", 200, 49), "image/png").verdict == ImageVerdict::kTooSmall);
}

}  // namespace pinwright::standin
