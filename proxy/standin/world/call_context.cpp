#include "proxy/standin/world/call_context.hpp"

#include "proxy/standin/world/encoding.hpp"
#include "proxy/standin/world/refusal.hpp"
#include "shared/api_json.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

// Moves the base64 text out of `item`, so that it isn't stored twice.
ExaminedImage Examine(json& item, const char* type_key, const char* data_key)
{
    ExaminedImage examined;
    if (!item.is_object() || !item.contains(type_key) || !item.contains(data_key) ||
        !item[type_key].is_string() || !item[data_key].is_string())
        return examined;
    examined.present = true;
    examined.image.content_type = item[type_key].get<std::string>();
    const std::string data = std::exchange(item[data_key].get_ref<std::string&>(), {});
    examined.is_base64 = IsBase64Alphabet(data);
    const std::optional<std::string> bytes = examined.is_base64 ? DecodeBase64(data) : std::nullopt;
    if (!bytes)
        return examined;
    const ImageCheck check = CheckImage(*bytes, examined.image.content_type);
    examined.verdict = check.verdict;
    examined.image.sha256 = Sha256Hex(*bytes);
    examined.image.bytes = bytes->size();
    examined.image.width = check.width;
    examined.image.height = check.height;
    return examined;
}

}  // namespace

Prepared Prepare(const Call& call)
{
    Prepared prepared;
    if (call.body.empty() || call.MediaType() != "application/json")
        return prepared;
    Result<json> parsed = ParseJson(call.body, kOwnJson);
    if (!parsed || !parsed->is_object())
        return prepared;
    prepared.is_object = true;
    prepared.body = std::move(parsed).value();
    const auto source = prepared.body.find("media_source");
    if (source == prepared.body.end() || !source->is_object())
        return prepared;
    const std::string kind = source->contains("source_type") && (*source)["source_type"].is_string()
                                 ? (*source)["source_type"].get<std::string>()
                                 : std::string();
    if (kind == "image_base64") {
        prepared.images.push_back(Examine(*source, "content_type", "data"));
    } else if (kind == "video_id") {
        prepared.images.push_back(Examine(*source, "cover_image_content_type", "cover_image_data"));
    } else if (kind == "multiple_image_base64" && source->contains("items") &&
               (*source)["items"].is_array()) {
        for (json& item : (*source)["items"])
            prepared.images.push_back(Examine(item, "content_type", "data"));
    }
    return prepared;
}

bool Context::Sees(const Board& board) const
{
    return board.privacy != "SECRET" || Allows("boards:read_secret");
}

Board* Context::OwnBoard(std::string_view id) const
{
    Board* board = world.FindBoard(side, id);
    return board && board->owner == person.id && Sees(*board) ? board : nullptr;
}

PageChoice ChoosePage(const Call& call)
{
    PageChoice choice;
    if (const auto size = call.Query("page_size")) {
        const bool numeric =
            !size->empty() && size->size() <= 6 && size->find_first_not_of("0123456789") == std::string::npos;
        if (!numeric) {
            choice.refusal = Refusal(400, 1, "Parameter 'page_size' was not numeric (was " + *size + ")");
            return choice;
        }
        choice.request.size = static_cast<std::size_t>(std::stoul(*size));
        if (choice.request.size < 1 || choice.request.size > 250) {
            choice.refusal =
                Refusal(400, 1, "Parameter 'page_size' must be between 1 and 250 (was " + *size + ")");
            return choice;
        }
    }
    if (const auto bookmark = call.Query("bookmark"); bookmark && !bookmark->empty()) {
        choice.request.after = ReadBookmark(*bookmark);
        if (!choice.request.after)
            choice.refusal = Refusal(400, 1, "Invalid bookmark.");
    }
    return choice;
}

Reply JsonReply(int status, const json& body)
{
    Reply reply;
    reply.status = status;
    reply.body = JsonText(body);
    return reply;
}

Reply PageReply(json items, const std::string& bookmark)
{
    return JsonReply(
        200, {{"items", std::move(items)}, {"bookmark", bookmark.empty() ? json(nullptr) : json(bookmark)}});
}

}  // namespace pinwright::standin
