// The page's language: its texts came with the page, and the browser knows its plural forms.
#pragma once

namespace pinwright::platform {

/// Uses the texts that the page loaded; English if it loaded none or they can't be read. Call once, before
/// anything takes a text.
void UsePageLanguage();

}  // namespace pinwright::platform
