// Builds checks from what was found, in the catalog's words if it is one of its causes.
#pragma once

#include <string>
#include <string_view>

#include "shared/check.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::diagnosis {

/// Everything is fine; `evidence` says how we know.
Check Good(std::string_view id, std::string_view title, std::string_view evidence);

/// A cause of the catalog, in its words. `evidence` comes before its explanation.
Check Found(std::string_view id, Cause cause, std::string_view evidence = {});
/// The same, with a diagnosis that already has details.
Check Found(std::string_view id, const Diagnosis& diagnosis, std::string_view evidence = {});

/// It could not be checked; `why` says what prevented that.
Check Unreached(std::string_view id, std::string_view title, std::string_view why);

/// `2026-11-26 19:24 UTC`.
std::string ToTheMinute(Timestamp time);

}  // namespace pinwright::diagnosis
