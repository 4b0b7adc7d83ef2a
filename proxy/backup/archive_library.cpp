#include "proxy/backup/archive_library.hpp"

#include <dlfcn.h>

#include <string>

namespace pinwright::backup {

namespace {

/// The same in every release of Debian since 2013.
constexpr const char* kFile = "libarchive.so.13";

Error Missing(const std::string& what)
{
    return Error{Cause::kInternal,
                 "Backups need the library libarchive, which can't be loaded (" + what +
                     "). Install the package libarchive13 (libarchive13t64 on Debian 13 and newer).",
                 "libarchive cannot be loaded: " + what,
                 {}};
}

template <typename Function>
bool FindOne(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

}  // namespace

Result<Done> ArchiveLibrary::Find()
{
    void* const library = ::dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        return Missing(::dlerror());
    const bool found =
        FindOne(library, "archive_read_new", read_new) &&
        FindOne(library, "archive_read_support_format_tar", read_support_format_tar) &&
        FindOne(library, "archive_read_open_fd", read_open_fd) &&
        FindOne(library, "archive_read_next_header", read_next_header) &&
        FindOne(library, "archive_read_header_position", read_header_position) &&
        FindOne(library, "archive_read_data_block", read_data_block) &&
        FindOne(library, "archive_read_free", read_free) &&
        FindOne(library, "archive_write_new", write_new) &&
        FindOne(library, "archive_write_add_filter_none", write_add_filter_none) &&
        FindOne(library, "archive_write_set_format_pax_restricted", write_set_format_pax_restricted) &&
        FindOne(library, "archive_write_set_bytes_in_last_block", write_set_bytes_in_last_block) &&
        FindOne(library, "archive_write_open_fd", write_open_fd) &&
        FindOne(library, "archive_write_header", write_header) &&
        FindOne(library, "archive_write_data", write_data) &&
        FindOne(library, "archive_write_close", write_close) &&
        FindOne(library, "archive_write_free", write_free) &&
        FindOne(library, "archive_errno", error_number) &&
        FindOne(library, "archive_error_string", error_string) &&
        FindOne(library, "archive_entry_new", entry_new) &&
        FindOne(library, "archive_entry_free", entry_free) &&
        FindOne(library, "archive_entry_pathname", entry_pathname) &&
        FindOne(library, "archive_entry_filetype", entry_filetype) &&
        FindOne(library, "archive_entry_hardlink", entry_hardlink) &&
        FindOne(library, "archive_entry_symlink", entry_symlink) &&
        FindOne(library, "archive_entry_size", entry_size) &&
        FindOne(library, "archive_entry_size_is_set", entry_size_is_set) &&
        FindOne(library, "archive_entry_sparse_count", entry_sparse_count) &&
        FindOne(library, "archive_entry_set_pathname", entry_set_pathname) &&
        FindOne(library, "archive_entry_set_filetype", entry_set_filetype) &&
        FindOne(library, "archive_entry_set_perm", entry_set_perm) &&
        FindOne(library, "archive_entry_set_size", entry_set_size) &&
        FindOne(library, "archive_entry_set_mtime", entry_set_mtime);
    if (!found)
        return Missing(::dlerror());
    return Done{};
}

Result<const ArchiveLibrary*> ArchiveLibrary::Load()
{
    static ArchiveLibrary library;
    static const Result<Done> found = library.Find();
    if (!found.ok())
        return found.error();
    return &library;
}

}  // namespace pinwright::backup
