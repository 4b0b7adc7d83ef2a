// Reads a list of pins through its pages, as far as it has to. Keeps only what is recent enough to
// matter, so that a board of 200,000 pins costs calls but no memory.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "proxy/pinterest/types.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// How far a list is read.
enum class Depth {
    kPastFloor,  ///< Until a whole page is older than what is looked for: enough to find.
    kToTheEnd,   ///< Through every page, because no order is promised: needed to call a pin absent.
};

/// Pages read at most: 50,000 pins at 250 a page. A list that is longer counts as read to the end only if all
/// of it that was seen went from new to old and past the floor.
inline constexpr int kMostPages = 200;

/// How many bytes of texts are kept from a list. A pin has about 500, so tens of thousands of recent pins
/// fit. A longer list counts as not read.
inline constexpr std::size_t kMostKeptBytes = 16'000'000;

struct Reading {
    std::vector<pinterest::RemotePin> pins;  ///< Those created at or after the floor, or at no known time.
    bool complete = false;                   ///< All that the depth asks for was read.
    std::optional<pinterest::Fault> fault;   ///< Why not, where a call failed.
    pinterest::Meta meta;                    ///< Of the last answer.
};

/// Fetches the page at a bookmark; empty: the first one.
using FetchPage =
    std::function<pinterest::Answer<pinterest::Page<pinterest::RemotePin>>(std::string_view bookmark)>;

/// Reads from the first page on. `give_up` is asked before each page. A list that Pinterest says does
/// not exist (a board or section that is gone) holds no pin: empty and complete.
Reading ReadPins(const FetchPage& fetch, Timestamp floor, Depth depth, const std::function<bool()>& give_up);

}  // namespace pinwright::publish
