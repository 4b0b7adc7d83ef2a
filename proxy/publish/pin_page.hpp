// Where a published pin is to be seen. The API does not say; the page's address is the site's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/config/config.hpp"

namespace pinwright::publish {

/// The sites that this process may ask.
std::vector<config::PinterestSite> SitesOf(const config::Config& config);

/// `https://www.pinterest.com/pin/123/`: the site where people sign in and the id. Empty where the
/// environment has no site here, or the site no address.
std::string PinPage(const std::vector<config::PinterestSite>& sites, Environment environment,
                    std::string_view pinterest_pin_id);

}  // namespace pinwright::publish
