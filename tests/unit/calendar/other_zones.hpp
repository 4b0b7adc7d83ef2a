// Runs one hidden test of this program again, in a child process with a different set of time zones. The date
// library reads only the system's folder, so the child has its own mount namespace.
#pragma once

#include <filesystem>
#include <string>

namespace pinwright::calendar::test {

enum class Zones {
    kWithoutOldNames,  ///< As on Debian 13 without tzdata-legacy: no name of ZoneAliases is left.
    kEmpty,            ///< The folder exists but is empty.
    kNone,             ///< No folder at all: tzdata is not installed.
};

struct Child {
    bool permitted = false;  ///< False: this machine allows no mount namespaces, and nothing was run.
    int status = -1;         ///< Its exit status; 0: the test passed.
};

/// `tag`: the tag of the hidden test, `[.some_tag]` without brackets and dot.
Child RunWithZones(Zones zones, const std::string& tag);

}  // namespace pinwright::calendar::test
