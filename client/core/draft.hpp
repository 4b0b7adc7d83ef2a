// The pin that is being composed, and its text for the browser's storage. The image file isn't stored: after
// a reload, the user must choose an image again if it wasn't uploaded yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "client/core/effects.hpp"
#include "client/core/local_time.hpp"
#include "shared/api_types.hpp"
#include "shared/pin_texts.hpp"

namespace pinwright::app {

/// What the platform knows about a chosen file without reading it into this program.
struct FileFacts {
    FileHandle handle = 0;
    std::string name;
    std::string content_type;  ///< From the browser (by the file name's extension); may be empty.
    std::int64_t bytes = 0;
    int width = 0;  ///< Width of the decoded picture; 0 if unknown.
    int height = 0;

    bool operator==(const FileFacts&) const = default;
};

struct Draft : PinTexts {
    std::string pin_id;  ///< The UUID that it will be posted with; a retry posts the same.
    std::string account_id;
    std::string board_id;
    std::string board_section_id;
    std::optional<Media> media;  ///< Once uploaded.
    std::string file_name;       ///< Of the image, to name it by.
    // The publish time in the fields; kept even while "Publish now" is chosen.
    bool later = false;
    std::string date;  ///< `YYYY-MM-DD`, or empty.
    std::string time;  ///< `HH:MM`, or empty.
    /// The user wants the account's next free slot, whichever it is on saving; date and time say which one is
    /// expected.
    bool next_slot = false;
    /// The meaning of the date and time, and their zone; both are empty unless `later`.
    std::optional<Timestamp> publish_at;
    std::string time_zone;
    /// The revision of the stored pin that this draft edits; negative for a new pin.
    std::int64_t revision = -1;
    bool posted = false;  ///< Sent without getting an answer: the server may have it as `pin_id`.
    std::string base;     ///< For a stored pin: the draft when editing began, as DraftToText() text.

    bool is_new() const { return revision < 0; }
    bool operator==(const Draft&) const = default;
};

/// Whether the user would miss it: it has any text or an image. The chosen board alone doesn't count.
bool HasContent(const Draft& draft);

/// The pin as the form shows it, and as its own base. Leaves out a board or section that Pinterest refused
/// for this pin. The caller sets the account.
Draft DraftOf(const Pin& pin, const Zone& zone);

/// Whether the user changed the stored pin that this draft edits. Always false for a new pin.
bool HasChanges(const Draft& draft);

/// Makes the current content the base that later changes are compared with.
void Rebase(Draft& draft);

/// The stored pin was changed elsewhere on this page: updates the fields that the draft hasn't changed.
void FollowPin(Draft& draft, const Pin& pin, const Zone& zone);

/// Returns JSON of a few KB.
std::string DraftToText(const Draft& draft);

/// Returns nothing if the text isn't a valid draft (empty, incomplete, or another version).
std::optional<Draft> DraftFromText(std::string_view text);

/// The pin as it would be posted: texts as typed, and the link from CleanLink().
Pin PinOf(const Draft& draft);

/// Copies the pin's board and texts into the draft; leaves the rest.
void TakeWords(Draft& draft, const Pin& pin);

}  // namespace pinwright::app
