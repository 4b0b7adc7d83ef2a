// The calls for pins, except analytics (OpenAPI 5.23, /pins and below). Each one answers a call that has
// passed authentication and the scope check.
#pragma once

#include "proxy/standin/world/call_context.hpp"

namespace pinwright::standin {

Reply ListPins(Context& context);
Reply CreatePin(Context& context);
Reply GetPin(Context& context);
/// Restricted, as it is for most apps: 401 code 3 unless the switches allow it.
Reply UpdatePin(Context& context);
Reply DeletePin(Context& context);
Reply SavePin(Context& context);

/// A page of these pins: only pins visible to the caller, after the lag and the query's filters.
Reply PinPage(Context& context, std::vector<std::size_t> numbers);

}  // namespace pinwright::standin
