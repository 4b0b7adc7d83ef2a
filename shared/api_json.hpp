// Converts the API's objects to JSON and back, in one place, so that client and server agree exactly. What
// the server sends is read leniently: unknown fields are ignored, and absent or null ones get their defaults.
// What a person sends is read strictly.
#pragma once

#include "shared/account_json.hpp"
#include "shared/board_json.hpp"
#include "shared/failure_json.hpp"
#include "shared/json_text.hpp"
#include "shared/media_json.hpp"
#include "shared/pin_change.hpp"
#include "shared/pin_json.hpp"
#include "shared/settings_json.hpp"
#include "shared/status_json.hpp"
