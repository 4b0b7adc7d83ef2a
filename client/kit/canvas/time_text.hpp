// Times in the person's language and time zone, for what draws them.
#pragma once

#include "client/platform/clock.hpp"

namespace pinwright::ui {

using platform::TimeInWords;
using platform::TimeOfDayInWords;
using platform::TimeStyle;

}  // namespace pinwright::ui
