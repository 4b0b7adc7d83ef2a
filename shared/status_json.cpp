#include "shared/status_json.hpp"

#include "shared/account_json.hpp"
#include "shared/json_fields.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright {

namespace {

using fields::Find;
using fields::Flag;
using fields::Json;
using fields::Number;
using fields::Text;

}  // namespace

nlohmann::json ToJson(const Status& status)
{
    Json accounts = Json::array();
    for (const Account& account : status.accounts)
        accounts.push_back(ToJson(account));
    Json pins = Json::object();
    for (int i = 0; i < kPinStateCount; ++i)
        pins[std::string(ToString(static_cast<PinState>(i)))] = status.pins_by_state[i];
    return {{"version", status.version},
            {"mode", ToString(status.mode)},
            {"app_configured", status.app_configured},
            {"redirect_uri", status.redirect_uri},
            {"limits",
             {{"title", kTitleLimit},
              {"description", kDescriptionLimit},
              {"alt_text", kAltTextLimit},
              {"link", kLinkLimit},
              {"board_name", kBoardNameLimit},
              {"image_bytes", kImageBytesLimit},
              {"preview_bytes", kPreviewBytesLimit}}},
            {"paused", status.paused},
            {"restored", status.restored},
            {"accounts", std::move(accounts)},
            {"pins", std::move(pins)},
            {"revision", status.revision}};
}

Status StatusFromJson(const nlohmann::json& json)
{
    Status status;
    status.version = Text(json, "version");
    status.mode = ParseEnvironment(Text(json, "mode")).value_or(Environment::kProduction);
    status.app_configured = Flag(json, "app_configured", true);
    status.redirect_uri = Text(json, "redirect_uri");
    status.paused = Flag(json, "paused", false);
    status.restored = Flag(json, "restored", false);
    if (const Json* const accounts = Find(json, "accounts"); accounts != nullptr && accounts->is_array()) {
        for (const Json& account : *accounts)
            status.accounts.push_back(AccountFromJson(account));
    }
    if (const Json* const pins = Find(json, "pins"); pins != nullptr) {
        for (int i = 0; i < kPinStateCount; ++i)
            status.pins_by_state[i] =
                static_cast<int>(Number(*pins, ToString(static_cast<PinState>(i)).data()));
    }
    status.revision = Number(json, "revision");
    return status;
}

}  // namespace pinwright
