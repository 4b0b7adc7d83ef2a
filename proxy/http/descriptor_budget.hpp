// How many connections of browsers fit beside what publishing needs, by the number of files and connections
// that this process may have open. With no more than that, browsers can't take a descriptor that a due pin
// needs, whatever they do.
#pragma once

#include <cstddef>

namespace pinwright::http {

/// Kept for everything but the connections of browsers: the database and the folder's lock (8), the program's
/// own (8), ten publications (6 each: the image, the connection, looking up its name), sixteen calls that
/// pages wait for (5 each), the notifier (6), and some to spare.
inline constexpr int kReservedFiles = 192;

/// The most that one connection has open: its socket, a file that is received or sent and the folder that is
/// synced after it; and the socket of one that was closed to make room for it and is about to end.
inline constexpr int kFilesPerConnection = 4;

/// At most `wanted`, and a few even where that few descriptors are allowed that no number is right.
std::size_t ConnectionsWithin(int files, std::size_t wanted);

}  // namespace pinwright::http
