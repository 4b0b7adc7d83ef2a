#include "proxy/publish/pin_matcher.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace pinwright::publish {

namespace {

using namespace std::chrono_literals;

enum class Likeness { kNone, kNear, kExact };

Likeness Compare(const Sought& sought, const Listed& listed)
{
    const pinterest::RemotePin& pin = listed.pin;
    if (pin.board_id != sought.board_id)
        return Likeness::kNone;
    const Fields differing = Differing(sought.texts, listed.texts) & ~sought.left_out;
    const Fields alike = Alike(sought.texts, listed.texts);

    // If every field with content is left out, nothing is left to recognize the pin by.
    const bool same_texts = differing == kNoField && (sought.left_out == kNoField || alike != kNoField);
    const bool same_section = pin.board_section_id == sought.board_section_id;
    if (same_texts && pin.created_at && *pin.created_at >= sought.from)
        return same_section ? Likeness::kExact : Likeness::kNear;
    if (same_texts && !pin.created_at)
        return Likeness::kNear;

    const bool in_span =
        pin.created_at && *pin.created_at >= sought.near_from && *pin.created_at <= sought.near_to;
    return in_span && (same_texts || Kin(sought.folded, listed.folded) != kNoField) ? Likeness::kNear
                                                                                    : Likeness::kNone;
}

bool Holds(const std::vector<pinterest::RemotePin>& pins, const std::string& id)
{
    return std::any_of(pins.begin(), pins.end(),
                       [&](const pinterest::RemotePin& pin) { return pin.id == id; });
}

void OldestFirst(std::vector<pinterest::RemotePin>& pins)
{
    std::stable_sort(pins.begin(), pins.end(), [](const auto& left, const auto& right) {
        return left.created_at.value_or(Timestamp{}) < right.created_at.value_or(Timestamp{});
    });
}

}  // namespace

bool StartedJustNow(const store::Publication& publication, Timestamp now)
{
    return now >= publication.started_at && now < publication.started_at + kNearMissSpan;
}

Sought SoughtFor(const store::Publication& publication, std::optional<std::chrono::milliseconds> skew_now,
                 Fields left_out)
{
    const std::chrono::milliseconds known{publication.clock_skew_ms};
    const std::chrono::milliseconds now = skew_now.value_or(publication.skew_known ? known : 0ms);
    const std::chrono::milliseconds then = publication.skew_known ? known : now;
    // If the two differ, a clock was set in between, before the post or after it: either may be right.
    const bool was_set = std::chrono::abs(now - then) > kStartSlack;
    const auto [first, last] =
        std::minmax({publication.started_at + then, publication.started_at + (was_set ? now : then)});

    Sought sought;
    sought.board_id = publication.board_id;
    sought.board_section_id = publication.board_section_id;
    sought.texts = TextsOf(publication);
    sought.folded = FoldCase(sought.texts);
    sought.left_out = left_out;
    sought.from = first - kStartSlack;
    sought.near_from = first - kNearMissSpan;
    sought.near_to = last + kNearMissSpan;
    if (!publication.skew_known) {
        // Our clock may have been set since the start, so `started_at` is unreliable.
        const auto [earlier, later] = std::minmax({first, publication.started_at});
        sought.from = sought.near_from = earlier - kUnknownClockSlack;
        sought.near_to = later + kUnknownClockSlack;
    }
    return sought;
}

Sought SoughtSince(const Pin& pin, Timestamp due, std::chrono::milliseconds skew)
{
    Sought sought;
    sought.board_id = pin.board_id;
    sought.board_section_id = pin.board_section_id;
    sought.texts = TextsOf(pin);
    sought.folded = FoldCase(sought.texts);
    sought.from = due + skew - kNearMissSpan;
    // An empty span: there are no near misses.
    sought.near_from = sought.from;
    sought.near_to = sought.from - std::chrono::milliseconds{1};
    return sought;
}

Listed::Listed(pinterest::RemotePin listed)
    : pin(std::move(listed)), texts(TextsOf(pin)), folded(FoldCase(texts))
{
}

std::vector<Listed> MakeListed(std::vector<pinterest::RemotePin> pins)
{
    return {std::make_move_iterator(pins.begin()), std::make_move_iterator(pins.end())};
}

Findings Find(const Sought& sought, std::span<const Listed> pins,
              const std::function<bool(const std::string&)>& is_other)
{
    Findings findings;
    for (const Listed& listed : pins) {
        const pinterest::RemotePin& pin = listed.pin;
        const Likeness likeness = Compare(sought, listed);
        if (likeness == Likeness::kNone || pin.id.empty())
            continue;
        std::vector<pinterest::RemotePin>& found =
            likeness == Likeness::kExact ? findings.exact : findings.near;
        if (!Holds(found, pin.id) && !is_other(pin.id))
            found.push_back(pin);
    }
    OldestFirst(findings.exact);
    OldestFirst(findings.near);
    return findings;
}

}  // namespace pinwright::publish
