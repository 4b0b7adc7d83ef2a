// The `media_source` of a new pin: checked, and turned into what is kept of it.
#pragma once

#include <optional>

#include "proxy/standin/world/call_context.hpp"

namespace pinwright::standin {

/// The form of the source (400 code 1), before anything is looked up; nothing where it is fine.
std::optional<Reply> CheckSource(Context& context);

/// Fills in the pin's images and kind, or refuses: 403 code 233 (too small) or 235 (broken) for images,
/// 400 and 403 for videos that are not there, not ready, without a cover or on the sandbox.
/// REQUIRES: CheckSource found nothing.
std::optional<Reply> TakeSource(Context& context, Pin& pin);

}  // namespace pinwright::standin
