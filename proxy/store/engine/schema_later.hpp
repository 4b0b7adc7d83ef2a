// The later steps of the schema, for planning ahead and read-backs. Private to the store.
#pragma once

#include <span>

namespace pinwright::store {

/// They follow those of schema.cpp.
std::span<const char* const> PlanningSteps();

}  // namespace pinwright::store
