// The rules for pins: limits and checks that the composer and the server share. Limits are Pinterest's
// (OpenAPI 5.23, PinCreate: title 100, description 800, alt_text 500, link 2048; help page: images up to 20
// MB), counted in Unicode code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright {

inline constexpr std::size_t kTitleLimit = 100;
inline constexpr std::size_t kDescriptionLimit = 800;
inline constexpr std::size_t kAltTextLimit = 500;
inline constexpr std::size_t kLinkLimit = 2048;
inline constexpr std::size_t kBoardNameLimit =
    180;  ///< Ours; Pinterest names 180 for sections and none for boards.
inline constexpr std::int64_t kImageBytesLimit = 20'000'000;
inline constexpr std::int64_t kPreviewBytesLimit = 20'480;
inline constexpr std::size_t kDraftBytesLimit = 16 * 1024;  ///< Ours: one draft as JSON.
inline constexpr std::int64_t kDraftsLimit = 10'000;        ///< Ours: the most drafts.
inline constexpr std::size_t kTimeZoneLimit = 64;  ///< Ours: bytes of a zone's name; IANA's have up to 32.
/// Ours, because Pinterest documents no limit: more pixels take too much memory wherever the image is
/// decoded.
inline constexpr std::int64_t kImageSideLimit = 20'000;
inline constexpr std::int64_t kImagePixelsLimit = 100'000'000;

/// Whether an image of this size exceeds either limit. An unknown size (0) does not.
bool HasTooManyPixels(std::int64_t width, std::int64_t height);

/// The reason as text, for a `detail`.
std::string TooManyPixels(std::int64_t width, std::int64_t height);

/// Checks a pin before publishing. `pin` must be Cleaned() (clean_text.hpp). Returns problems in the order of
/// the form: media, title, description, link, alt_text, board_id, time_zone. IDs of problems: `required`,
/// `too_long`, `bad_link`, `bad_text`, `bad_id`.
std::vector<Problem> CheckPin(const Pin& pin);

/// Checks what a draft needs: an ID and well-formed text. Ignores Pinterest's limits for now.
std::vector<Problem> CheckDraft(const Pin& pin);

/// The problems of a new board's name: `required`, `too_long`, `bad_text`.
std::vector<Problem> CheckBoardName(std::string_view name);

/// Whether a person may change, cancel or retry a pin in this state: it is certainly not at Pinterest.
bool MayBeChanged(PinState state);

/// Whether it was live and then deleted at Pinterest. Such a pin can be published again, but not changed.
bool HasVanished(const Pin& pin);

/// The problem of an unknown board. Only the server knows the boards.
Problem ForeignBoard();
/// The image is not stored on this server.
Problem UnknownMedia();
/// A pin asks for the next free slot, but its account has no publishing times, or no slot is free.
Problem NoQueueTimes();
Problem NoFreeSlot();
/// A draft was added although there are already kDraftsLimit.
Problem TooManyDrafts();

}  // namespace pinwright
