// How a line of the log looks. Whatever is logged stays one line, and cannot turn around or color what
// stands beside it: a guard besides those at the edges, for texts that came from outside.
#pragma once

#include <memory>

namespace spdlog {
class formatter;
}

namespace pinwright::config {

/// `2026-11-23T12:00:00.000+00:00 info what happened`, the message as PlainLine has it.
std::unique_ptr<spdlog::formatter> LogFormat();

}  // namespace pinwright::config
