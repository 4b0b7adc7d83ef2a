// Serves the embedded client: the page at each of its addresses, and its files. The files are named by their
// content, so browsers can cache them forever.
#pragma once

#include <span>

#include "proxy/http/assets.hpp"
#include "proxy/http/languages.hpp"
#include "proxy/http/router.hpp"
#include "proxy/http/sessions.hpp"

namespace pinwright::http {

/// REQUIRES: `assets`, `languages` and `sessions` outlive the router, and `/index.html` is among the assets.
void AddStaticFiles(Router& router, std::span<const Asset> assets, const Languages& languages,
                    Sessions& sessions);

}  // namespace pinwright::http
