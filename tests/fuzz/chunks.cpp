// The framing of a chunked body gets the same verdict in whatever pieces it arrives.
#include "proxy/http/chunk_framing.hpp"

#include <algorithm>

#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

namespace {

struct Verdict {
    bool accepted = true;
    bool finished = false;
    bool operator==(const Verdict&) const = default;
};

/// Like a reader, it stops at the end and at malformed bytes.
Verdict Judge(std::string_view bytes, std::size_t piece)
{
    http::ChunkFraming framing;
    while (!bytes.empty()) {
        if (!framing.Accept(bytes.substr(0, piece)))
            return {false, false};
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    return {true, framing.finished()};
}

}  // namespace

void Try(std::string_view bytes)
{
    const Verdict whole = Judge(bytes, bytes.size() + 1);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{5}})
        Require(Judge(bytes, piece) == whole, "a body gets the same verdict in whatever pieces it arrives");
    Require(!whole.finished || bytes.ends_with("\n"), "a body ends with its last line");
}

}  // namespace pinwright::fuzz
