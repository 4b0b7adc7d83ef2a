// Time formatting in the person's language and zone, for drawing code.
#pragma once

#include "client/platform/clock.hpp"

namespace pinwright::ui {

using platform::TimeInWords;
using platform::TimeOfDayInWords;
using platform::TimeStyle;

}  // namespace pinwright::ui
