#include "proxy/config/log_format.hpp"

#include <spdlog/pattern_formatter.h>

#include <string>
#include <string_view>

#include "shared/utf8.hpp"

namespace pinwright::config {

namespace {

class PlainMessage final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& to) override
    {
        const std::string line = PlainLine(std::string_view(message.payload.data(), message.payload.size()));
        to.append(line.data(), line.data() + line.size());
    }

    std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<PlainMessage>(); }
};

}  // namespace

std::unique_ptr<spdlog::formatter> LogFormat()
{
    auto format = std::make_unique<spdlog::pattern_formatter>();
    format->add_flag<PlainMessage>('*').set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %*");
    return format;
}

}  // namespace pinwright::config
