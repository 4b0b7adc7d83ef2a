// The formats of ids. Ids are strings everywhere: Pinterest's have 18 digits or more, too many for a double.
#pragma once

#include <string>
#include <string_view>

namespace pinwright {

/// A lower-case UUID in canonical form; the composer makes one for each pin.
bool IsUuid(std::string_view text);

/// Pinterest's ids: `^\d+$`, up to 32 digits here.
bool IsPinterestId(std::string_view text);

/// 64 lower-case hexadecimal digits: a media id, the SHA-256 of the file.
bool IsSha256(std::string_view text);

/// Whether it looks like an IANA time-zone name (`Europe/Berlin`, `Etc/GMT+3`, `UTC`) of up to kTimeZoneLimit
/// bytes. calendar::IsZone says whether the zone exists.
bool IsZoneName(std::string_view text);

/// `bytes` as lower-case hexadecimal, two digits each, as in ids and digests.
std::string Hexadecimal(std::string_view bytes);

}  // namespace pinwright
