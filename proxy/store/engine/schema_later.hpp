// The later steps of the schema: what planning ahead and looking back ask for. Private to the store.
#pragma once

#include <span>

namespace pinwright::store {

/// They follow those of schema.cpp.
std::span<const char* const> PlanningSteps();

}  // namespace pinwright::store
