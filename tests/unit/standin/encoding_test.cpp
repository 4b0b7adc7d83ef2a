#include "proxy/standin/world/encoding.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::standin {

TEST_CASE("base64 is decoded strictly and encoded back", "[standin]")
{
    const struct {
        const char* text;
        const char* bytes;
    } cases[] = {{"", ""}, {"Zg==", "f"}, {"Zm8=", "fo"}, {"Zm9v", "foo"}, {"Zm9vYmFy", "foobar"}};
    for (const auto& one : cases) {
        CAPTURE(one.text);
        CHECK(DecodeBase64(one.text) == one.bytes);
        CHECK(EncodeBase64(one.bytes) == one.text);
    }
    for (const char* bad : {"Z", "Zg=", "Zm9v\n", "Zm-v", "Z===", "=Zg=", "Zg==Zg=="}) {
        CAPTURE(bad);
        CHECK_FALSE(DecodeBase64(bad));
    }
}

TEST_CASE("the pattern of image data refuses what Pinterest's does", "[standin]")
{
    CHECK(IsBase64Alphabet("Zm9v+/=="));
    for (const char* bad : {"", "data:image/png;base64,Zm9v", "Zm9v\n", "Zm-_", " "}) {
        CAPTURE(bad);
        CHECK_FALSE(IsBase64Alphabet(bad));
    }
}

TEST_CASE("a digest is SHA-256 in lower-case digits", "[standin]")
{
    CHECK(Sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace pinwright::standin
