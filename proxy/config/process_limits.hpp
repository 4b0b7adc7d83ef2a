// The limits of this process: how many files and connections it can open, and that no other process can read
// its memory.
#pragma once

#include <cerrno>

namespace pinwright::config {

/// The server never asks for more than this.
inline constexpr int kMostFiles = 65'536;

/// Raises this process's limit of open files and connections as far as allowed, up to kMostFiles. Returns the
/// new limit.
int RaiseFileLimit();

/// Prevents core files, and keeps other processes of the same user from reading this process's memory, which
/// holds the app's secret, the tokens and the key. Call it before any of them is read, and before starting a
/// thread. The memory files in /proc/<pid> then belong to root.
void KeepMemoryPrivate();

/// Whether a system error (`errno`) means that no more files or connections can be opened.
inline bool IsOutOfFiles(int error)
{
    return error == EMFILE || error == ENFILE;
}

/// The same as text, with its fix: a `detail` of Cause::kStorage.
inline constexpr const char* kOutOfFiles =
    "The system lets this server open no more files or connections. If this keeps happening, raise its limit "
    "(ulimit -n, or LimitNOFILE in systemd).";

/// Whether no more files or connections can be opened right now.
bool HasNoFilesLeft();

}  // namespace pinwright::config
