// What the system lets this process do: how many files and connections it may have open, and that nobody else
// may read its memory.
#pragma once

#include <cerrno>

namespace pinwright::config {

/// More than this is never asked for.
inline constexpr int kMostFiles = 65'536;

/// Raises the number of open files and connections that this process may have to the most that it may ask
/// for, at most kMostFiles. Returns the number that it has now.
int RaiseFileLimit();

/// Ends this process without a core file whatever happens, and keeps other processes of the same user from
/// reading its memory: app secret, tokens and key are in it. Call before any of them is read. Files in
/// /proc/<pid> that tell of its memory then belong to root. Threads: before any other thread.
void KeepMemoryPrivate();

/// Whether a system error (`errno`) says that no further file or connection can be opened.
inline bool IsOutOfFiles(int error)
{
    return error == EMFILE || error == ENFILE;
}

/// That in words, and what to do: a `detail` of Cause::kStorage.
inline constexpr const char* kOutOfFiles =
    "The system lets this server open no more files or connections. If this keeps happening, raise its limit "
    "(ulimit -n, or LimitNOFILE in systemd).";

/// Whether no further file or connection can be opened at this moment.
bool HasNoFilesLeft();

}  // namespace pinwright::config
