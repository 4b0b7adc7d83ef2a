#include "proxy/oauth/sites.hpp"

namespace pinwright::oauth {

Sites::Sites(const config::Config& config, net::Transport& transport)
{
    const auto add = [&](const config::PinterestSite& site) {
        m_sites.push_back({site.environment, site.oauth_url,
                           pinterest::Api(transport, {site.api_url, config.app_id, config.app_secret})});
    };
    add(config.site);
    if (config.sandbox && config.sandbox->environment != config.site.environment)
        add(*config.sandbox);
}

Site* Sites::Find(Environment environment)
{
    for (Site& site : m_sites)
        if (site.environment == environment)
            return &site;
    return nullptr;
}

std::vector<Environment> Sites::environments() const
{
    std::vector<Environment> all;
    for (const Site& site : m_sites)
        all.push_back(site.environment);
    return all;
}

Error ErrorOf(const pinterest::Fault& fault)
{
    return Error{fault.cause, fault.detail, fault.detail, {}};
}

Error ErrorOf(const Diagnosis& diagnosis)
{
    const CatalogEntry* entry = FindCause(diagnosis.id);
    return Error{entry ? entry->cause : Cause::kInternal, diagnosis.detail, {}, {}};
}

Diagnosis DiagnosisOf(const Error& error)
{
    return Diagnose(error.cause, error.detail);
}

}  // namespace pinwright::oauth
