#include "proxy/publish/pin_page.hpp"

namespace pinwright::publish {

std::vector<config::PinterestSite> SitesOf(const config::Config& config)
{
    std::vector<config::PinterestSite> sites{config.site};
    if (config.sandbox)
        sites.push_back(*config.sandbox);
    return sites;
}

std::string PinPage(const std::vector<config::PinterestSite>& sites, Environment environment,
                    std::string_view pinterest_pin_id)
{
    for (const config::PinterestSite& site : sites) {
        const std::size_t host = site.oauth_url.find("://");
        if (site.environment != environment || host == std::string::npos)
            continue;
        const std::string origin = site.oauth_url.substr(0, site.oauth_url.find('/', host + 3));
        return origin + "/pin/" + std::string(pinterest_pin_id) + "/";
    }
    return {};
}

}  // namespace pinwright::publish
