// The calls about pins (OpenAPI 5.23, /pins and below; analytics aside). Each takes a call that is
// authenticated and allowed, and answers it.
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

/// A page of these pins: those that the caller sees, the lag and the filters of the query applied.
Reply PinPage(Context& context, std::vector<std::size_t> numbers);

}  // namespace pinwright::standin
