// An environment that a test controls.
#pragma once

#include <map>
#include <string>

#include "proxy/config/config.hpp"

namespace pinwright::test {

struct HeldEnviron : config::Environ {
    explicit HeldEnviron(std::map<std::string, std::string> given = {}) : values(std::move(given)) {}
    std::optional<std::string> Get(const std::string& name) const override
    {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    }

    std::map<std::string, std::string> values;
};

}  // namespace pinwright::test
