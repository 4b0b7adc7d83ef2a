// Texts that people and peers send: well-formedness, counting and folding, links, addresses, times.
#include <string>

#include "proxy/net/address.hpp"
#include "proxy/net/transport.hpp"
#include "shared/clean_link.hpp"
#include "shared/clean_text.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"
#include "shared/queue_times.hpp"
#include "shared/scopes.hpp"
#include "shared/timestamp.hpp"
#include "shared/utf8.hpp"
#include "shared/web_link.hpp"
#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

namespace {

void CheckSpaces(std::string_view text)
{
    const bool valid = IsValidUtf8(text);
    const std::string_view trimmed = TrimSpaces(text);
    Require(trimmed.size() <= text.size(), "trimming makes nothing longer");
    Require(TrimSpaces(trimmed) == trimmed, "trimming twice changes nothing");
    const std::string folded = FoldSpaces(text);
    Require(folded.size() <= text.size(), "folding makes nothing longer");
    Require(FoldSpaces(folded) == folded, "folding twice changes nothing");
    Require(folded.find("  ") == std::string::npos, "no two spaces follow each other");
    Require(!valid || IsValidUtf8(folded), "folding keeps the text well-formed");
    Require(CountCodePoints(text) <= text.size(), "a code point takes a byte");
    const std::string line = PlainLine(text);
    Require(IsValidUtf8(line), "a plain line is well-formed");
    Require(PlainLine(line) == line, "a plain line stays the same");
    Require(line.find_first_of(std::string_view("\0\n\r\t\x1b\x7f", 6)) == std::string::npos,
            "a plain line has no controls");
    Require(line.size() <= 3 * text.size(), "a plain line is bounded");
    const std::string_view first = FirstCodePoints(line, 3);
    Require(line.starts_with(first) && CountCodePoints(first) <= 3 && IsValidUtf8(first),
            "a cut is between characters");
}

void CheckLinks(std::string_view text)
{
    if (IsWebLink(text)) {
        Require(text.find("://") == 4 || text.find("://") == 5, "a link has a scheme");
        for (const char c : text)
            Require(static_cast<unsigned char>(c) > ' ' && c != 0x7f, "a link has no spaces and no controls");
    }
    const std::string clean = CleanLink(text);
    Require(CleanLink(clean) == clean, "a clean link is clean");
    Require(!IsWebLink(text) || clean == text, "an accepted link is published as it is");
    const std::string meant = SuggestedLink(text);
    Require(meant.empty() || IsWebLink(meant), "a suggestion is accepted");
    Require(CheckWebLink(text).has_value() != IsWebLink(text), "a refused link has a reason");
    for (const Lines lines : {Lines::kMany, Lines::kOne}) {
        const std::string fit = CleanText(text, lines);
        Require(fit.size() <= text.size() && CleanText(fit, lines) == fit, "a clean text is clean");
    }
    const std::optional<net::Address> address = net::ParseAddress(text);
    Require(!net::IsAllowedAddress(text) || address, "only a valid address is allowed");
    if (!address)
        return;
    Require(!address->host.empty() && address->port > 0 && address->port < 65536,
            "an address has host and port");
    Require(address->target.starts_with('/'), "a target begins with a slash");
    for (const std::string* part : {&address->host, &address->target}) {
        for (const char c : *part)
            Require(static_cast<unsigned char>(c) > ' ' && c != 0x7f,
                    "an address has no spaces and no controls");
    }
    const std::optional<net::Address> again = net::ParseAddress(address->Origin() + address->target);
    Require(again && again->host == address->host && again->port == address->port &&
                again->target == address->target && again->scheme == address->scheme,
            "an address that is written again is the same");
}

void CheckTimes(std::string_view text)
{
    for (const auto time : {ParseRfc3339(text), ParseLooseTime(text)}) {
        if (time)
            Require(ParseRfc3339(FormatRfc3339(*time)) == time, "a time that is written again is the same");
    }
    if (const auto time = ParseHttpDate(text))
        Require(ParseHttpDate(FormatHttpDate(*time)) == time, "a date that is written again is the same");
    if (const auto minute = ParseTimeOfDay(std::string(text)))
        Require(FormatTimeOfDay(*minute) == text, "a time of day that is written again is the same");
}

void CheckPins(std::string_view text)
{
    Pin pin;
    pin.id = text;
    pin.board_id = text;
    pin.title = text;
    pin.description = text;
    pin.alt_text = text;
    pin.link = text;
    pin.media = {std::string(text)};
    for (const Problem& problem : CheckPin(pin))
        Require(!problem.field.empty() && !problem.id.empty() && !problem.title.empty(),
                "a problem has words");
    const bool short_text = CheckBoardName(text).empty();
    Require(!short_text || CountCodePoints(text) <= kBoardNameLimit, "a board's name is within its limit");
    (void)CheckDraft(pin);
}

}  // namespace

void Try(std::string_view bytes)
{
    CheckSpaces(bytes);
    CheckLinks(bytes);
    CheckTimes(bytes);
    CheckPins(bytes);
    Require(!IsSha256(bytes) || bytes.find_first_not_of("0123456789abcdef") == std::string_view::npos,
            "an image's ID is hexadecimal");
    Require(!IsZoneName(bytes) || bytes.find("..") == std::string_view::npos,
            "a zone's name leads to no other folder");
    for (const std::string& scope : ParseScopes(bytes))
        Require(!scope.empty() && scope.find_first_of(" ,") == std::string::npos, "a scope is one word");
}

}  // namespace pinwright::fuzz
