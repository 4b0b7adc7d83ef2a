// Empty folders for tests.
#pragma once

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

namespace pinwright::test {

/// kMemory: in memory if possible, because a day on a held clock means thousands of commits.
enum class FolderOn { kDisk, kMemory };

/// A new empty folder, which is never removed.
inline std::string MakeTemporaryFolder(FolderOn on = FolderOn::kDisk)
{
    const bool in_memory = on == FolderOn::kMemory && ::access("/dev/shm", W_OK) == 0;
    const std::filesystem::path parent = in_memory ? "/dev/shm" : std::filesystem::temp_directory_path();
    std::string path = (parent / "pinwright-test-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    return path;
}

/// A new empty folder, removed at the end.
class TemporaryFolder {
public:
    explicit TemporaryFolder(FolderOn on = FolderOn::kDisk) : m_path(MakeTemporaryFolder(on)) {}
    ~TemporaryFolder()
    {
        std::error_code failure;
        std::filesystem::remove_all(m_path, failure);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return m_path; }
    std::string Sub(const std::string& name) const { return m_path + "/" + name; }

private:
    const std::string m_path;
};

}  // namespace pinwright::test
