// Names of renamed time zones. Browsers send old names (`Asia/Calcutta`) that a server's database may no
// longer have, as on Debian 13 without tzdata-legacy, and new names (`Europe/Kyiv`) that an old database
// doesn't have yet. Reads no database: the caller says which names exist.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pinwright::calendar {

struct ZoneAlias {
    std::string_view alias;  ///< Another name of the zone, usually an older one.
    std::string_view zone;   ///< Its current name, never itself an alias.
};

/// All aliases, sorted by alias.
std::span<const ZoneAlias> ZoneAliases();

/// The name under which the zone called `name` exists: `name` itself, else its current name, else another
/// alias of the same zone. Nothing if none of them exists.
std::optional<std::string> ResolveZoneName(const std::string& name,
                                           const std::function<bool(const std::string&)>& exists);

}  // namespace pinwright::calendar
