// Reads a paged list of pins, as far as needed. Keeps only the pins that are recent enough to matter: a
// board of 200,000 pins costs calls but no memory.
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
    kPastFloor,  ///< Until a whole page is older than the floor: enough to find a pin.
    kToTheEnd,   ///< Every page, because no order is promised: needed to call a pin absent.
};

/// Maximum number of pages: 50,000 pins at 250 a page. A longer list counts as complete only if the part
/// read is sorted from new to old and reaches past the floor.
inline constexpr int kMostPages = 200;

/// Maximum bytes of texts kept from a list. A pin has about 500, so tens of thousands of recent pins fit. A
/// longer list counts as incomplete.
inline constexpr std::size_t kMostKeptBytes = 16'000'000;

struct Reading {
    std::vector<pinterest::RemotePin> pins;  ///< Created at or after the floor, or at an unknown time.
    bool complete = false;                   ///< Everything that the depth requires was read.
    std::optional<pinterest::Fault> fault;   ///< Why not, if a call failed.
    pinterest::Meta meta;                    ///< Of the last answer.
};

/// Fetches the page at a bookmark; an empty one means the first page.
using FetchPage =
    std::function<pinterest::Answer<pinterest::Page<pinterest::RemotePin>>(std::string_view bookmark)>;

/// Reads from the first page. Calls `give_up` before each page. If Pinterest says that the list doesn't
/// exist (the board or section was deleted), the result is empty and complete.
Reading ReadPins(const FetchPage& fetch, Timestamp floor, Depth depth, const std::function<bool()>& give_up);

}  // namespace pinwright::publish
