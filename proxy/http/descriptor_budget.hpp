// How many browser connections this process can allow and still keep enough file descriptors for publishing.
// Within this limit, browsers can never take a descriptor that a due pin needs.
#pragma once

#include <cstddef>

namespace pinwright::http {

/// Reserved for everything except browser connections: the database and the folder's lock (8), the program
/// itself (8), ten publications (6 each: the image, the connection, looking up its name), sixteen calls that
/// pages wait for (5 each), the notifier (6), and some spare.
inline constexpr int kReservedFiles = 192;

/// The most descriptors that one connection uses: its socket, a file that is received or sent and the folder
/// that is synced after it; and the socket of one that was closed to make room for it and will end soon.
inline constexpr int kFilesPerConnection = 4;

/// Up to `wanted`. Never less than a few, even if the process may open so few descriptors that no number is
/// safe.
std::size_t ConnectionsWithin(int files, std::size_t wanted);

}  // namespace pinwright::http
