// The format of a log line. Every entry stays one line, and can't reverse or color the text around it. This
// is a second guard: texts from outside are already cleaned where they come in.
#pragma once

#include <memory>

namespace spdlog {
class formatter;
}

namespace pinwright::config {

/// `2026-11-23T12:00:00.000+00:00 info what happened`, with the message as PlainLine returns it.
std::unique_ptr<spdlog::formatter> LogFormat();

}  // namespace pinwright::config
