#include "proxy/pinterest/base64_file.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

using pinwright::pinterest::Base64;
using pinwright::pinterest::Base64File;

struct TemporaryFile {
    explicit TemporaryFile(const std::string& bytes)
    {
        char name[] = "/tmp/pinwright-image-XXXXXX";
        ::close(::mkstemp(name));
        path = name;
        std::ofstream(path, std::ios::binary) << bytes;
    }
    ~TemporaryFile() { std::filesystem::remove(path); }
    std::string path;
};

std::string Noise(std::size_t size)
{
    std::string bytes(size, '\0');
    unsigned state = 12345;
    for (char& c : bytes) {
        state = state * 1103515245u + 12345u;
        c = static_cast<char>(state >> 16);
    }
    return bytes;
}

std::string ReadAll(Base64File& body, std::size_t limit)
{
    std::string all;
    for (;;) {
        const std::string_view piece = body.Next(limit);
        CHECK(piece.size() <= limit);
        if (piece.empty())
            return all;
        all += piece;
    }
}

TEST_CASE("base64 is that of RFC 4648")
{
    const struct {
        std::string_view plain;
        std::string_view encoded;
    } table[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xfb\xff\xfe", "+//+"},
    };
    for (const auto& one : table)
        CHECK(Base64(one.plain) == one.encoded);
}

TEST_CASE("a file of any size goes out as one base64 text between its JSON")
{
    for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{48 * 1024},
                                   std::size_t{48 * 1024 + 1}, std::size_t{200'001}}) {
        const std::string bytes = Noise(size);
        const TemporaryFile file(bytes);
        for (const std::size_t limit : {std::size_t{1000}, std::size_t{64 * 1024}}) {
            INFO(size << " " << limit);
            Base64File body("{\"data\":\"", file.path, size, "\"}");
            const std::string all = ReadAll(body, limit);
            CHECK(all == "{\"data\":\"" + Base64(bytes) + "\"}");
            CHECK(all.size() == body.Length());
            CHECK_FALSE(body.broken());
        }
    }
}

TEST_CASE("a file that is gone, cut or grown breaks the body before its end")
{
    const TemporaryFile file(Noise(100'000));
    Base64File gone("{", file.path + ".none", 10, "}");
    CHECK(gone.broken());
    CHECK(gone.Next(100).empty());

    for (const std::uint64_t said : {100'001u, 99'999u, 50'000u}) {
        INFO(said);
        Base64File body("{", file.path, said, "}");
        CHECK(ReadAll(body, 64 * 1024).size() < body.Length());
        CHECK(body.broken());
    }
}

}  // namespace
