// The one pin that is being composed, and its text for the browser's storage. The file itself is
// not kept: after a reload an image that was not uploaded yet has to be chosen again.
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

/// What the platform knows of a chosen file without reading it into this program.
struct FileFacts {
    FileHandle handle = 0;
    std::string name;
    std::string content_type;  ///< As the browser says (by the name's ending); may be empty.
    std::int64_t bytes = 0;
    int width = 0;  ///< Of the decoded picture; 0 where not known.
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
    // When it is to go out, as the fields say; kept while "Publish now" is chosen, too.
    bool later = false;
    std::string date;  ///< `YYYY-MM-DD`, or empty.
    std::string time;  ///< `HH:MM`, or empty.
    /// The account's next free slot is wanted, whatever it is by then; date and time say which one is
    /// expected.
    bool next_slot = false;
    /// What they mean, and in which zone; nothing and empty while not `later`.
    std::optional<Timestamp> publish_at;
    std::string time_zone;
    /// Of the stored pin that this is to change; negative: this is a new one.
    std::int64_t revision = -1;
    bool posted = false;  ///< Sent once without an answer: the server may have it under `pin_id`.
    std::string base;     ///< Of a stored pin: the draft that editing began with, as DraftToText() has it.

    bool is_new() const { return revision < 0; }
    bool operator==(const Draft&) const = default;
};

/// Whether a person would miss it: any text, or an image. The chosen board alone does not count.
bool HasContent(const Draft& draft);

/// The pin as the form shows it, with itself as its base. A board or section that Pinterest refused for this
/// pin is left out; the account is for the caller to set.
Draft DraftOf(const Pin& pin, const Zone& zone);

/// Whether a person changed the stored pin that this draft is to change. A new one has nothing to differ
/// from.
bool HasChanges(const Draft& draft);

/// What is there now is what editing begins with.
void Rebase(Draft& draft);

/// Someone changed the stored pin elsewhere on this page: what the draft has not changed itself follows.
void FollowPin(Draft& draft, const Pin& pin, const Zone& zone);

/// JSON of a few KB.
std::string DraftToText(const Draft& draft);

/// Nothing where the text is none of ours (empty, cut, another version).
std::optional<Draft> DraftFromText(std::string_view text);

/// The pin as it would be posted: texts as typed, the link as CleanLink() has it.
Pin PinOf(const Draft& draft);

/// Board and texts of a pin into the draft; the rest of it stays.
void TakeWords(Draft& draft, const Pin& pin);

}  // namespace pinwright::app
