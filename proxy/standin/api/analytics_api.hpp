// Pin analytics (OpenAPI 5.23, /pins/analytics and /pins/{pin_id}/analytics) in Pinterest's format. Always
// zero, since nobody views a stand-in's pins. Production only.
#pragma once

#include "proxy/standin/world/call_context.hpp"

namespace pinwright::standin {

Reply PinAnalytics(Context& context);
Reply ManyPinsAnalytics(Context& context);

}  // namespace pinwright::standin
