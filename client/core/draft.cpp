#include "client/core/draft.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "shared/api_json.hpp"
#include "shared/clean_link.hpp"
#include "shared/clean_text.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::app {

namespace {

/// Increment this when drafts of earlier builds can't be read anymore.
constexpr int kVersion = 1;

/// The text fields that can be edited, except the link, which is compared in its published form.
constexpr std::string Draft::*kTexts[] = {&Draft::account_id, &Draft::board_id,    &Draft::board_section_id,
                                          &Draft::title,      &Draft::description, &Draft::alt_text};

}  // namespace

bool HasContent(const Draft& draft)
{
    return draft.media || static_cast<const PinTexts&>(draft) != PinTexts();
}

Draft DraftOf(const Pin& pin, const Zone& zone)
{
    Draft draft;
    draft.pin_id = pin.id;
    draft.account_id = pin.account_id;
    draft.revision = pin.revision;
    if (pin.publish_at) {
        const Reading reading = ReadingAt(zone, *pin.publish_at);
        draft.later = true;
        draft.date = reading.date;
        draft.time = reading.time;
    }
    TakeWords(draft, pin);
    const std::string cause = pin.cause ? pin.cause->id : std::string();
    if (cause == Describe(Cause::kBoardMissing).id)
        draft.board_id.clear();
    if (draft.board_id.empty() || cause == Describe(Cause::kSectionMissing).id)
        draft.board_section_id.clear();
    if (!pin.media.empty()) {
        draft.media.emplace();
        draft.media->id = pin.media.front();
    }
    Rebase(draft);
    return draft;
}

bool HasChanges(const Draft& draft)
{
    if (draft.is_new())
        return false;
    const std::optional<Draft> base = DraftFromText(draft.base);
    if (!base)
        return true;
    const auto differs = [&](std::string Draft::*field) { return draft.*field != (*base).*field; };
    const auto image = [](const Draft& one) { return one.media ? one.media->id : one.file_name; };
    const bool when = draft.later != base->later || draft.next_slot != base->next_slot ||
                      (draft.later && (differs(&Draft::date) || differs(&Draft::time)));
    return when || CleanLink(draft.link) != CleanLink(base->link) || image(draft) != image(*base) ||
           std::any_of(std::begin(kTexts), std::end(kTexts), differs);
}

void Rebase(Draft& draft)
{
    draft.base.clear();
    draft.base = DraftToText(draft);
}

void FollowPin(Draft& draft, const Pin& pin, const Zone& zone)
{
    const std::optional<Draft> base = DraftFromText(draft.base);
    if (draft.is_new() || draft.pin_id != pin.id || !base)
        return;
    const Draft stored = DraftOf(pin, zone);
    for (std::string Draft::*field : kTexts) {
        if (draft.*field == (*base).*field)
            draft.*field = stored.*field;
    }
    if (draft.link == base->link)
        draft.link = stored.link;
    if (draft.later == base->later && draft.date == base->date && draft.time == base->time &&
        draft.next_slot == base->next_slot) {
        draft.later = stored.later;
        draft.date = stored.date;
        draft.time = stored.time;
    }
    draft.revision = stored.revision;
    draft.base = stored.base;
}

std::string DraftToText(const Draft& draft)
{
    PinRequest request;
    request.pin = PinOf(draft);
    request.pin.link = draft.link;
    nlohmann::json json = PinRequestToJson(request);
    json["version"] = kVersion;
    json["file_name"] = draft.file_name;
    json["posted"] = draft.posted;
    json["later"] = draft.later;
    json["next_slot"] = draft.next_slot;
    json["date"] = draft.date;
    json["time"] = draft.time;
    json["revision"] = draft.revision;
    if (!draft.base.empty())
        json["base"] = draft.base;
    if (draft.media)
        json["image"] = ToJson(*draft.media);
    return JsonText(json);
}

std::optional<Draft> DraftFromText(std::string_view text)
{
    const Result<nlohmann::json> json = ParseJson(text);
    if (!json.ok() || !json->is_object())
        return std::nullopt;
    const auto version = json->find("version");
    if (version == json->end() || !version->is_number_integer() || version->get<int>() != kVersion)
        return std::nullopt;
    const Pin pin = PinFromJson(*json);
    Draft draft;
    draft.pin_id = IsUuid(pin.id) ? pin.id : std::string();
    draft.account_id = pin.account_id;
    TakeWords(draft, pin);
    const auto flag = [&](const char* key) {
        const auto found = json->find(key);
        return found != json->end() && found->is_boolean() && found->get<bool>();
    };
    const auto text_of = [&](const char* key) {
        const auto found = json->find(key);
        return found != json->end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    draft.file_name = text_of("file_name");
    draft.posted = flag("posted");
    draft.later = flag("later");
    draft.next_slot = flag("next_slot");
    draft.date = text_of("date");
    draft.time = text_of("time");
    draft.base = text_of("base");
    draft.publish_at = pin.publish_at;
    draft.time_zone = pin.time_zone;
    if (const auto revision = json->find("revision");
        revision != json->end() && revision->is_number_integer() && !draft.pin_id.empty())
        draft.revision = revision->get<std::int64_t>();
    if (const auto image = json->find("image"); image != json->end()) {
        const Media media = MediaFromJson(*image);
        if (IsSha256(media.id))
            draft.media = media;
    }
    return draft;
}

void TakeWords(Draft& draft, const Pin& pin)
{
    draft.board_id = pin.board_id;
    draft.board_section_id = pin.board_section_id;
    draft.title = CleanText(pin.title, Lines::kOne);
    draft.description = CleanText(pin.description, Lines::kMany);
    draft.link = VisibleLink(pin.link);
    draft.alt_text = CleanText(pin.alt_text, Lines::kMany);
}

Pin PinOf(const Draft& draft)
{
    Pin pin;
    pin.id = draft.pin_id;
    pin.account_id = draft.account_id;
    pin.board_id = draft.board_id;
    pin.board_section_id = draft.board_section_id;
    pin.SetTexts(draft);
    pin.link = CleanLink(draft.link);
    if (draft.media)
        pin.media.push_back(draft.media->id);
    pin.publish_at = draft.publish_at;
    pin.time_zone = draft.time_zone;
    return pin;
}

}  // namespace pinwright::app
