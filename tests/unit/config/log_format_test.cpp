// The format of log entries with any content.
#include "proxy/config/log_format.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <string>

using namespace pinwright;

TEST_CASE("a log entry stays one line and can't be reversed", "[log_format]")
{
    std::ostringstream text;
    spdlog::logger logger("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text));
    logger.set_formatter(config::LogFormat());
    logger.warn("a name: {}", "x\r\n2026-11-23T12:00:00 info all is well\u2028\u202Eevil\x1B[31m");
    logger.info("ünïcode 器 stays");
    const std::string all = text.str();
    CHECK(all.find(" warning a name: x  2026-11-23T12:00:00 info all is well evil [31m\n") !=
          std::string::npos);
    CHECK(all.find(" info ünïcode 器 stays\n") != std::string::npos);
    std::size_t lines = 0;
    for (const char c : all)
        lines += c == '\n';
    CHECK(lines == 2);
}
