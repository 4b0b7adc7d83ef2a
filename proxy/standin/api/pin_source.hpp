// Checks the `media_source` of a new pin, and converts it to the stored form.
#pragma once

#include <optional>

#include "proxy/standin/world/call_context.hpp"

namespace pinwright::standin {

/// Checks the form of the source (400 code 1) before any lookup; nothing if it is fine.
std::optional<Reply> CheckSource(Context& context);

/// Fills in the pin's images and kind, or refuses. Images: 403 code 233 (too small) or 235 (broken). Videos:
/// 400 or 403 if missing, not ready, without a cover, or on the sandbox.
/// REQUIRES: CheckSource found nothing.
std::optional<Reply> TakeSource(Context& context, Pin& pin);

}  // namespace pinwright::standin
