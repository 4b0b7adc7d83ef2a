// The formats of IDs.
#include "shared/identifiers.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pinwright;

namespace {

TEST_CASE("a UUID is canonical and lower case", "[identifiers]")
{
    CHECK(IsUuid("3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c"));
    CHECK(IsUuid("00000000-0000-0000-0000-000000000000"));
    for (const std::string_view bad :
         {"", "3F2B8C1E-0d4a-4b6f-9c7e-5a1d2e3f4b5c", "3f2b8c1e0d4a4b6f9c7e5a1d2e3f4b5c",
          "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5", "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5cc",
          "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5g", "3f2b8c1e_0d4a-4b6f-9c7e-5a1d2e3f4b5c",
          "../../../../../../../../../etc/passwd"}) {
        CAPTURE(bad);
        CHECK_FALSE(IsUuid(bad));
    }
}

TEST_CASE("Pinterest's ids are digits, as many as a double would not hold", "[identifiers]")
{
    CHECK(IsPinterestId("1"));
    CHECK(IsPinterestId("999999999999999999"));
    CHECK(IsPinterestId(std::string(32, '9')));
    for (const std::string& bad : {std::string(), std::string("abc"), std::string("12 "), std::string("-1"),
                                   std::string("1.5"), std::string("12/.."), std::string(33, '9')}) {
        CAPTURE(bad);
        CHECK_FALSE(IsPinterestId(bad));
    }
}

TEST_CASE("a media id is 64 lower-case hexadecimal digits", "[identifiers]")
{
    CHECK(IsSha256(std::string(64, 'a')));
    CHECK(IsSha256(std::string(32, '0') + std::string(32, 'f')));
    CHECK_FALSE(IsSha256(std::string(63, 'a')));
    CHECK_FALSE(IsSha256(std::string(65, 'a')));
    CHECK_FALSE(IsSha256(std::string(64, 'A')));
    CHECK_FALSE(IsSha256(std::string(64, 'g')));
    CHECK_FALSE(IsSha256(""));
}

TEST_CASE("a zone has the shape of the IANA names", "[identifiers]")
{
    for (const std::string_view good : {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+3",
                                        "Etc/GMT-14", "America/Port-au-Prince", "EST5EDT"}) {
        CAPTURE(good);
        CHECK(IsZoneName(good));
    }
    for (const std::string_view bad : {"", "/Berlin", "Europe/", "Europe//Berlin", "../etc/passwd",
                                       "Europe Berlin", "+02:00", "5EDT", "Europe/Bérlin"}) {
        CAPTURE(bad);
        CHECK_FALSE(IsZoneName(bad));
    }
    CHECK_FALSE(IsZoneName(std::string(65, 'a')));
}

TEST_CASE("bytes are written as two lower-case hexadecimal digits each", "[identifiers]")
{
    CHECK(pinwright::Hexadecimal("").empty());
    CHECK(pinwright::Hexadecimal(std::string_view("\0\x0f\xA0\xff", 4)) == "000fa0ff");
}

}  // namespace
