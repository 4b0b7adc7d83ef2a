// Runs one hidden test of this program again, as a child for which the machine's time zones are others than
// they are: the date library knows no folder but the system's, so the child has a mount namespace of its own.
#pragma once

#include <filesystem>
#include <string>

namespace pinwright::calendar::test {

enum class Zones {
    kWithoutOldNames,  ///< As on Debian 13 without tzdata-legacy: no name of ZoneAliases is left.
    kEmpty,            ///< The folder is there, and holds nothing.
    kNone,             ///< No folder at all: tzdata is not installed.
};

struct Child {
    bool permitted = false;  ///< False: this machine allows no mount namespaces, and nothing was run.
    int status = -1;         ///< Its exit status; 0: the test passed.
};

/// `tag`: of the hidden test, `[.some_tag]` without brackets and dot.
Child RunWithZones(Zones zones, const std::string& tag);

}  // namespace pinwright::calendar::test
