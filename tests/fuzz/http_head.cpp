// The head of a request as it comes from the network. It is scanned the same in whatever pieces it arrives,
// an accepted head consists of parts of it, and the canonical head for the HTTP library says the same.
#include "proxy/http/request_head.hpp"

#include <algorithm>
#include <string>

#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

namespace {

using http::HeadScan;
using http::RequestHead;

HeadScan::Progress ScanInPieces(std::string_view text, std::size_t piece, std::size_t& size)
{
    HeadScan scan;
    HeadScan::Progress progress = HeadScan::Progress::kIncomplete;
    for (std::size_t end = 0; end < text.size() && progress == HeadScan::Progress::kIncomplete;) {
        end = std::min(text.size(), end + piece);
        progress = scan.Continue(text.substr(0, end));
    }
    size = progress == HeadScan::Progress::kComplete ? scan.size() : 0;
    return progress;
}

bool IsPartOf(std::string_view part, std::string_view text)
{
    return part.empty() ||
           (part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size());
}

void CheckHead(std::string_view text, const RequestHead& head)
{
    Require(text.size() <= http::kHeadLimit && head.fields.size() <= http::kFieldCountLimit,
            "a head is bounded");
    Require(!head.method.empty() && IsPartOf(head.method, text), "the method is a part of the head");
    Require(!head.target.empty() && head.target.size() <= http::kTargetLimit && IsPartOf(head.target, text),
            "the target is a part of the head");
    Require(!(head.chunked && head.content_length), "a body has one length");
    for (const std::string_view part : {head.method, head.target})
        Require(part.find_first_of(std::string_view(" \t\r\n\0", 5)) == std::string_view::npos,
                "method and target are one word each");
    for (const http::HeaderField& field : head.fields) {
        Require(!field.name.empty() && IsPartOf(field.name, text) && IsPartOf(field.value, text),
                "a field is a part of the head");
        Require(field.name.find_first_of(" \t:\r\n") == std::string_view::npos, "a name is one word");
        Require(field.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos,
                "a value is one line");
    }
}

/// The canonical head leaves out the fields that are passed on separately, including Host.
void CheckCanonical(const RequestHead& head)
{
    std::string text = http::CanonicalHead(head);
    if (head.version == RequestHead::Version::k11)
        text.insert(text.find("\r\n") + 2, "Host: x\r\n");
    RequestHead again;
    Require(!http::ParseHead(text, again), "a canonical head is accepted");
    Require(again.method == head.method && again.target == head.target && again.version == head.version &&
                again.content_length == head.content_length && again.chunked == head.chunked &&
                again.persistence == head.persistence,
            "a canonical head says the same");
}

}  // namespace

void Try(std::string_view bytes)
{
    std::size_t size = 0;
    const HeadScan::Progress progress = ScanInPieces(bytes, bytes.size() + 1, size);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}}) {
        std::size_t other = 0;
        Require(ScanInPieces(bytes, piece, other) == progress && other == size,
                "a head is scanned the same in whatever pieces it arrives");
    }
    (void)http::PeekField(bytes, "host");
    Require(IsPartOf(http::PeekTarget(bytes), bytes), "a peeked target is a part of the head");

    RequestHead head;
    const std::string_view text = progress == HeadScan::Progress::kComplete ? bytes.substr(0, size) : bytes;
    if (const auto refusal = http::ParseHead(text, head)) {
        Require(refusal->status == 400 || refusal->status == 414 || refusal->status == 431,
                "a refusal has one of its three statuses");
        Require(!refusal->reason.empty(), "a refusal has words");
        return;
    }
    Require(progress == HeadScan::Progress::kComplete, "only a whole head is accepted");
    CheckHead(text, head);
    CheckCanonical(head);
}

}  // namespace pinwright::fuzz
