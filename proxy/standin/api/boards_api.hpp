// The calls about boards and their sections (OpenAPI 5.23, /boards and below). Each takes a call that is
// authenticated and allowed, and answers it.
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

/// Newest, oldest or shuffled, as the switches say; the lag applied.
Reply ListBoardPins(Context& context);
Reply ListSectionPins(Context& context);

}  // namespace pinwright::standin
