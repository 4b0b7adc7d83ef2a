#include "proxy/http/security_headers.hpp"

#include <string_view>

namespace pinwright::http {

namespace {

constexpr std::string_view kFixedHeaders =
    "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view kReferrerPolicy = "Referrer-Policy: same-origin\r\n";
constexpr std::string_view kDefaultPolicy =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

}  // namespace

void AppendFixedHeaders(std::string& text, bool has_referrer_policy, bool has_content_policy)
{
    text += kFixedHeaders;
    if (!has_referrer_policy)
        text += kReferrerPolicy;
    if (!has_content_policy)
        text += kDefaultPolicy;
}

void AddComposerPolicy(Response& response)
{
    response.With(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' "
        "blob:; style-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'");
    response.With("Cross-Origin-Opener-Policy", "same-origin");
    response.With("Permissions-Policy", "geolocation=(), microphone=(), payment=(), usb=()");
}

void AddPlainPagePolicy(Response& response)
{
    response.With("Content-Security-Policy",
                  "default-src 'none'; img-src data:; form-action 'none'; base-uri 'none'; "
                  "frame-ancestors 'none'");
}

}  // namespace pinwright::http
