// The web address of a published pin. The API doesn't return it; it depends on the site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/config/config.hpp"

namespace pinwright::publish {

/// The Pinterest sites that this process may call.
std::vector<config::PinterestSite> SitesOf(const config::Config& config);

/// `https://www.pinterest.com/pin/123/`: the sign-in site plus the id. Empty if the environment has no site
/// here, or the site has no address.
std::string PinPage(const std::vector<config::PinterestSite>& sites, Environment environment,
                    std::string_view pinterest_pin_id);

}  // namespace pinwright::publish
