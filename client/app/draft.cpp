#include "client/app/draft.hpp"

#include <nlohmann/json.hpp>

#include "shared/api_json.hpp"
#include "shared/identifiers.hpp"
#include "shared/utf8.hpp"

namespace pinwright::app {

namespace {

/// Grows when a draft of an earlier build could no longer be read.
constexpr int kVersion = 1;

}  // namespace

bool HasContent(const Draft& draft)
{
    return draft.media || !draft.title.empty() || !draft.description.empty() || !draft.link.empty() ||
           !draft.alt_text.empty();
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
    draft.board_id = pin.board_id;
    draft.board_section_id = pin.board_section_id;
    draft.title = pin.title;
    draft.description = pin.description;
    draft.link = pin.link;
    draft.alt_text = pin.alt_text;
    if (const auto name = json->find("file_name"); name != json->end() && name->is_string())
        draft.file_name = name->get<std::string>();
    if (const auto posted = json->find("posted"); posted != json->end() && posted->is_boolean())
        draft.posted = posted->get<bool>();
    if (const auto image = json->find("image"); image != json->end()) {
        const Media media = MediaFromJson(*image);
        if (IsSha256(media.id))
            draft.media = media;
    }
    return draft;
}

Pin PinOf(const Draft& draft)
{
    Pin pin;
    pin.id = draft.pin_id;
    pin.account_id = draft.account_id;
    pin.board_id = draft.board_id;
    pin.board_section_id = draft.board_section_id;
    pin.title = draft.title;
    pin.description = draft.description;
    pin.alt_text = draft.alt_text;
    pin.link = std::string(TrimSpaces(draft.link));
    if (draft.media)
        pin.media.push_back(draft.media->id);
    return pin;
}

}  // namespace pinwright::app
