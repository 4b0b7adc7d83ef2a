#include "tests/unit/calendar/other_zones.hpp"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

#include "proxy/calendar/zone_aliases.hpp"

namespace pinwright::calendar::test {

namespace {

namespace fs = std::filesystem;

const fs::path kSystem = "/usr/share/zoneinfo";

class Folder {
public:
    Folder() : m_path((fs::temp_directory_path() / "pinwright-zones-XXXXXX").string())
    {
        if (::mkdtemp(m_path.data()) == nullptr)
            m_path.clear();
    }
    ~Folder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

/// The system's zones without their old names, and without the additions of tzdata-legacy.
void CopyWithoutOldNames(const fs::path& to)
{
    for (auto one = fs::recursive_directory_iterator(kSystem); one != fs::recursive_directory_iterator();
         ++one) {
        const fs::path name = one->path().lexically_relative(kSystem);
        if (name == "posix" || name == "right") {
            one.disable_recursion_pending();
        } else if (one->is_directory()) {
            fs::create_directories(to / name);
        } else if (one->is_regular_file() && name != "localtime") {
            fs::copy_file(one->path(), to / name);
        }
    }
    for (const ZoneAlias& alias : ZoneAliases())
        fs::remove(to / alias.alias);
}

/// The exit status; -1 if it was killed.
int Run(const std::vector<std::string>& command)
{
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<char*> arguments;
        for (const std::string& one : command)
            arguments.push_back(const_cast<char*>(one.c_str()));
        arguments.push_back(nullptr);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

std::vector<std::string> Inside(Zones zones, const std::string& folder, const std::string& then)
{
    const std::string mount = zones == Zones::kNone ? "mount -t tmpfs none /usr/share"
                                                    : "mount --bind '" + folder + "' " + kSystem.string();
    return {"unshare", "-rm", "sh", "-c", mount + " && " + then};
}

}  // namespace

Child RunWithZones(Zones zones, const std::string& tag)
{
    const Folder folder;
    if (folder.path().empty())
        return {};
    if (zones == Zones::kWithoutOldNames)
        CopyWithoutOldNames(folder.path());
    if (Run(Inside(zones, folder.path(), "true")) != 0)
        return {};
    const std::string self = fs::read_symlink("/proc/self/exe").string();
    return {true, Run(Inside(zones, folder.path(), "exec '" + self + "' '[" + tag + "]'"))};
}

}  // namespace pinwright::calendar::test
