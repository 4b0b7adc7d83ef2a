// An untrusted backup: only plain files come out of it, with the announced size and in the given place.
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "proxy/backup/archive_reader.hpp"
#include "proxy/backup/files.hpp"
#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

namespace {

/// In memory if possible, because each file is synced.
std::string MakeFolder()
{
    std::string path = std::filesystem::is_directory("/dev/shm") ? "/dev/shm/pinwright-fuzz-XXXXXX"
                                                                 : "/tmp/pinwright-fuzz-XXXXXX";
    Require(::mkdtemp(path.data()) != nullptr, "there is a folder to write to");
    return path;
}

struct Folder {
    std::string path = MakeFolder();
    ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

void Try(std::string_view bytes)
{
    static const Folder folder;
    const backup::Descriptor file(::memfd_create("archive", MFD_CLOEXEC));
    Require(::write(file.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
            "the archive is there");
    const std::string target = folder.path + "/entry";
    std::uint64_t announced = 0;
    int placed = 0;
    int arrived = 0;
    const Result<Done> read = backup::ReadArchive(
        "/proc/self/fd/" + std::to_string(file.number()),
        {[&](std::string_view, std::uint64_t size) -> Result<std::string> {
             announced = size;
             placed++;
             return target;
         },
         [&](std::string_view, const std::string& sha256) -> Result<Done> {
             struct stat facts {};
             Require(::lstat(target.c_str(), &facts) == 0 && S_ISREG(facts.st_mode), "it is a plain file");
             Require(static_cast<std::uint64_t>(facts.st_size) == announced, "it has the size announced");
             Require((facts.st_mode & 0777) == 0600, "it is private");
             Require(sha256.size() == 64, "it was hashed");
             Require(announced <= bytes.size(), "nothing comes out that was not in it");
             arrived++;
             ::unlink(target.c_str());
             return Done{};
         }});
    ::unlink(target.c_str());
    Require(!read.ok() || placed == arrived, "an archive is good only if every file of it arrived");
    Require(read.ok() || !read.error().detail.empty(), "a refusal has words");
    Require(static_cast<std::size_t>(placed) <= bytes.size() / 512, "an entry takes a block");
    Require(std::filesystem::is_empty(folder.path), "nothing is written elsewhere");
}

}  // namespace pinwright::fuzz
