// The calls for boards and their sections (OpenAPI 5.23, /boards and below). Each one answers a call that
// has passed authentication and the scope check.
#pragma once

#include "proxy/standin/world/call_context.hpp"

namespace pinwright::standin {

Reply ListBoards(Context& context);
Reply CreateBoard(Context& context);
Reply GetBoard(Context& context);
Reply UpdateBoard(Context& context);
Reply DeleteBoard(Context& context);

Reply ListSections(Context& context);
Reply CreateSection(Context& context);
Reply UpdateSection(Context& context);
Reply DeleteSection(Context& context);

/// Sorted newest first, oldest first or shuffled, as the switches say; applies the lag.
Reply ListBoardPins(Context& context);
Reply ListSectionPins(Context& context);

}  // namespace pinwright::standin
