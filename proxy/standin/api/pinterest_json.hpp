// Writes boards, pins, media and accounts as Pinterest's API does. Includes its oddities: times without a
// zone, keys missing from the specification, an image key `600x` whose address says 564x.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "proxy/standin/world/entities.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// `2025-05-21T01:13:01`: whole seconds, no zone, meaning UTC.
std::string ZonelessTime(Timestamp time);

nlohmann::json BoardShape(const Board& board, World& world, const std::string& origin);
nlohmann::json SectionShape(const Section& section);
/// `metrics`: includes `pin_metrics`, as requested by `pin_metrics=true`.
nlohmann::json PinShape(const Pin& pin, const Person& reader, const std::string& origin, bool metrics);
nlohmann::json MediaShape(const MediaUpload& media);
/// The answer to a new upload, with the address and parameters for sending the file.
nlohmann::json UploadShape(const MediaUpload& media, Timestamp now, const std::string& origin);
nlohmann::json PersonShape(const Person& person, Side side, World& world, const std::string& origin);
nlohmann::json LinkedBusinessShape(const Person& person, const std::string& origin);

}  // namespace pinwright::standin
