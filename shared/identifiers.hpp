// The shapes of ids. Ids are strings everywhere: Pinterest's have 18 digits and more, which a
// double would not hold.
#pragma once

#include <string>
#include <string_view>

namespace pinwright {

/// A UUID in its canonical form, lower case: what a composer makes up for a pin.
bool IsUuid(std::string_view text);

/// Pinterest's ids: `^\d+$`, here at most 32 digits.
bool IsPinterestId(std::string_view text);

/// 64 lower-case hexadecimal digits: a media id, the SHA-256 of the file.
bool IsSha256(std::string_view text);

/// Whether it has the shape of an IANA time-zone name (`Europe/Berlin`, `Etc/GMT+3`, `UTC`) of at most
/// kTimeZoneLimit bytes. Whether the zone exists: calendar::IsZone.
bool IsZoneName(std::string_view text);

/// `bytes` as lower-case hexadecimal, two digits each: what ids and digests are written in.
std::string Hexadecimal(std::string_view bytes);

}  // namespace pinwright
