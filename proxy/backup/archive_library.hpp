// libarchive, loaded only when a backup is written or read. If it were linked, it would cost the idle server
// megabytes of memory. Private to this room.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "shared/result.hpp"

namespace pinwright::backup {

/// The functions that are used here, under their own names without the prefix. Enables only tar and no
/// decompression, so that an untrusted file can't reach the library's other parsers.
struct ArchiveLibrary {
    /// Loads it once, until the process ends. Errors: kInternal, with the package to install in `detail`.
    static Result<const ArchiveLibrary*> Load();

    decltype(&::archive_read_new) read_new;
    decltype(&::archive_read_support_format_tar) read_support_format_tar;
    decltype(&::archive_read_open_fd) read_open_fd;
    decltype(&::archive_read_next_header) read_next_header;
    decltype(&::archive_read_header_position) read_header_position;
    decltype(&::archive_read_data_block) read_data_block;
    decltype(&::archive_read_free) read_free;

    decltype(&::archive_write_new) write_new;
    decltype(&::archive_write_add_filter_none) write_add_filter_none;
    decltype(&::archive_write_set_format_pax_restricted) write_set_format_pax_restricted;
    decltype(&::archive_write_set_bytes_in_last_block) write_set_bytes_in_last_block;
    decltype(&::archive_write_open_fd) write_open_fd;
    decltype(&::archive_write_header) write_header;
    decltype(&::archive_write_data) write_data;
    decltype(&::archive_write_close) write_close;
    decltype(&::archive_write_free) write_free;

    decltype(&::archive_errno) error_number;
    decltype(&::archive_error_string) error_string;

    decltype(&::archive_entry_new) entry_new;
    decltype(&::archive_entry_free) entry_free;
    decltype(&::archive_entry_pathname) entry_pathname;
    decltype(&::archive_entry_filetype) entry_filetype;
    decltype(&::archive_entry_hardlink) entry_hardlink;
    decltype(&::archive_entry_symlink) entry_symlink;
    decltype(&::archive_entry_size) entry_size;
    decltype(&::archive_entry_size_is_set) entry_size_is_set;
    decltype(&::archive_entry_sparse_count) entry_sparse_count;
    decltype(&::archive_entry_set_pathname) entry_set_pathname;
    decltype(&::archive_entry_set_filetype) entry_set_filetype;
    decltype(&::archive_entry_set_perm) entry_set_perm;
    decltype(&::archive_entry_set_size) entry_set_size;
    decltype(&::archive_entry_set_mtime) entry_set_mtime;

private:
    Result<Done> Find();
};

}  // namespace pinwright::backup
