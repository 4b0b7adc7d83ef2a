// Refused files are called by their type's name.
#include <catch2/catch_test_macros.hpp>

#include "proxy/media/media_store.hpp"

namespace pinwright::media {
namespace {

using namespace std::string_literals;

TEST_CASE("files that are no JPEG and no PNG are refused by name")
{
    const std::string ftyp =
        "\0\0\0\x20"
        "ftyp"s;
    struct Case {
        std::string bytes;
        const char* says;
    };
    const Case cases[] = {
        {"RIFF\x10\0\0\0WEBPVP8 "s, "a WebP image"},
        {"GIF89a....", "a GIF image"},
        {"GIF87a....", "a GIF image"},
        {ftyp + "heic....", "a HEIC image"},
        {ftyp + "mif1....", "a HEIC image"},
        {ftyp + "avif....", "an AVIF image"},
        {ftyp + "isom....", "a video (MP4)"},
        {ftyp + "mp42....", "a video (MP4)"},
        {ftyp + "qt  ....", "a video (QuickTime)"},
        {"\0\0\0\x08mdat"s, "a video (QuickTime)"},
        {"RIFF\x10\0\0\0AVI LIST"s, "a video (AVI)"},
        {"\x1a\x45\xdf\xa3....webm", "a video (WebM or Matroska)"},
        {"%PDF-1.7\n", "a PDF document"},
        {"BM......", "a BMP image"},
        {"II*\0...."s, "a TIFF image"},
        {"\xff\x0a..", "a JPEG XL image"},
        {"PK\x03\x04....", "a ZIP archive"},
        {"<?xml version=\"1.0\"?>\n<svg xmlns=\"x\">", "an SVG image"},
        {"<SVG>", "an SVG image"},
        {"<!DOCTYPE html><p>", "a web page (HTML)"},
        {"<html>", "a web page (HTML)"},
        {"hello", "text"},
        {std::string(511, 'x') + "\xc3\xa9", "text"},  // Cut within its last letter.
        {"........WEBP", "text"},                      // No RIFF, no WebP.
        {"\x01\x02\x03\x04", "neither a JPEG nor a PNG image"},
        {"\xff\xd8", "neither a JPEG nor a PNG image"},
    };
    for (const Case& one : cases) {
        INFO(one.says);
        const auto facts = InspectImage(one.bytes);
        REQUIRE_FALSE(facts.ok());
        CHECK(facts.error().cause == Cause::kImageUnsupported);
        CHECK(facts.error().detail.find(one.says) != std::string::npos);
    }
}

TEST_CASE("an empty file is called empty")
{
    const auto facts = InspectImage("");
    REQUIRE_FALSE(facts.ok());
    CHECK(facts.error().cause == Cause::kImageBroken);
    CHECK(facts.error().detail.find("empty") != std::string::npos);
}

}  // namespace
}  // namespace pinwright::media
