// How a check is written down: what was found, in the catalog's words where it is a cause there.
#pragma once

#include <string>
#include <string_view>

#include "shared/check.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::diagnosis {

/// All is well; `evidence` says how that is known.
Check Good(std::string_view id, std::string_view title, std::string_view evidence);

/// A cause of the catalog, with its words. `evidence` stands before its explanation.
Check Found(std::string_view id, Cause cause, std::string_view evidence = {});
/// The same, made concrete elsewhere.
Check Found(std::string_view id, const Diagnosis& diagnosis, std::string_view evidence = {});

/// It could not be looked at; `why` says what stands before it.
Check Unreached(std::string_view id, std::string_view title, std::string_view why);

/// `2026-11-26 19:24 UTC`.
std::string ToTheMinute(Timestamp time);

/// `3 pins`, `1 pin`.
std::string Counted(std::int64_t count, std::string_view one, std::string_view many);

}  // namespace pinwright::diagnosis
