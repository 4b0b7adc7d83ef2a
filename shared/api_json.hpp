// The objects of the API to JSON and back. One place, so that both sides agree to the letter. Reading,
// for the client, is lenient towards unknown fields, with defaults for absent or null ones; what a
// person sends is read strictly.
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
