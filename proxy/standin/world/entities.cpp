#include "proxy/standin/world/entities.hpp"

#include <nlohmann/json.hpp>

#include "proxy/standin/world/known_accounts.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

json TextOrNull(const std::optional<std::string>& text)
{
    return text ? json(*text) : json(nullptr);
}

std::optional<std::string> MaybeText(const json& value)
{
    return value.is_null() ? std::nullopt : std::optional(value.get<std::string>());
}

Timestamp Time(const json& value)
{
    return FromMillis(value.get<std::int64_t>());
}

Side ReadSide(const json& value)
{
    return value.get<std::string>() == "sandbox" ? Side::kSandbox : Side::kProduction;
}

json WrittenTexts(const Texts& texts)
{
    return json::array({TextOrNull(texts.title), TextOrNull(texts.description), TextOrNull(texts.alt_text),
                        TextOrNull(texts.link)});
}

Texts StoredTexts(const json& value)
{
    return {MaybeText(value.at(0)), MaybeText(value.at(1)), MaybeText(value.at(2)), MaybeText(value.at(3))};
}

json WrittenImage(const Image& image)
{
    return {{"sha256", image.sha256},
            {"bytes", image.bytes},
            {"content_type", image.content_type},
            {"width", image.width},
            {"height", image.height},
            {"url", image.url},
            {"texts", WrittenTexts(image.texts)}};
}

Image ReadImage(const json& value)
{
    Image image;
    value.at("sha256").get_to(image.sha256);
    value.at("bytes").get_to(image.bytes);
    value.at("content_type").get_to(image.content_type);
    value.at("width").get_to(image.width);
    value.at("height").get_to(image.height);
    value.at("url").get_to(image.url);
    image.texts = StoredTexts(value.at("texts"));
    return image;
}

}  // namespace

std::string_view SideName(Side side)
{
    return side == Side::kSandbox ? "sandbox" : "production";
}

const std::vector<Person>& People()
{
    static const std::vector<Person> people{
        {std::string(kFirstBusiness), "willowandclay", "Willow & Clay", true,
         "Hand-thrown pottery from a small studio."},
        {std::string(kSecondBusiness), "harbourprint", "Harbour Print Studio", true,
         "Linocuts and letterpress, printed by the sea."},
        {std::string(kPersonal), "mikalind", "Mika Lindqvist", false, "Collecting ideas for the garden."}};
    return people;
}

const Person* FindPerson(std::string_view id_or_username)
{
    for (const Person& person : People())
        if (person.id == id_or_username || person.username == id_or_username)
            return &person;
    return nullptr;
}

json Written(const Board& board)
{
    json sections = json::array();
    for (const Section& section : board.sections)
        sections.push_back({section.id, section.name});
    return {{"id", board.id},
            {"owner", board.owner},
            {"side", SideName(board.side)},
            {"name", board.name},
            {"description", TextOrNull(board.description)},
            {"privacy", board.privacy},
            {"ads_only", board.ads_only},
            {"created", ToMillis(board.created)},
            {"modified", ToMillis(board.modified)},
            {"sections", std::move(sections)},
            {"deleted", board.deleted}};
}

Board ReadBoard(const json& line)
{
    Board board;
    line.at("id").get_to(board.id);
    line.at("owner").get_to(board.owner);
    board.side = ReadSide(line.at("side"));
    line.at("name").get_to(board.name);
    board.description = MaybeText(line.at("description"));
    line.at("privacy").get_to(board.privacy);
    line.at("ads_only").get_to(board.ads_only);
    board.created = Time(line.at("created"));
    board.modified = Time(line.at("modified"));
    for (const auto& section : line.at("sections"))
        board.sections.push_back({section.at(0).get<std::string>(), section.at(1).get<std::string>()});
    line.at("deleted").get_to(board.deleted);
    return board;
}

json Written(const Pin& pin)
{
    json images = json::array();
    for (const Image& image : pin.images)
        images.push_back(WrittenImage(image));
    return {{"id", pin.id},
            {"owner", pin.owner},
            {"side", SideName(pin.side)},
            {"board_id", pin.board_id},
            {"section_id", pin.section_id},
            {"created", ToMillis(pin.created)},
            {"sent", WrittenTexts(pin.sent)},
            {"shown", WrittenTexts(pin.shown)},
            {"dominant_color", pin.dominant_color},
            {"parent_pin_id", pin.parent_pin_id},
            {"kind", static_cast<int>(pin.kind)},
            {"standard", pin.standard},
            {"saved", pin.saved},
            {"images", std::move(images)},
            {"media_id", pin.media_id},
            {"answered", pin.answered},
            {"deleted", pin.deleted}};
}

Pin ReadPin(const json& line)
{
    Pin pin;
    line.at("id").get_to(pin.id);
    line.at("owner").get_to(pin.owner);
    pin.side = ReadSide(line.at("side"));
    line.at("board_id").get_to(pin.board_id);
    line.at("section_id").get_to(pin.section_id);
    pin.created = Time(line.at("created"));
    pin.sent = StoredTexts(line.at("sent"));
    pin.shown = StoredTexts(line.at("shown"));
    line.at("dominant_color").get_to(pin.dominant_color);
    line.at("parent_pin_id").get_to(pin.parent_pin_id);
    pin.kind = static_cast<PinKind>(line.at("kind").get<int>());
    line.at("standard").get_to(pin.standard);
    line.at("saved").get_to(pin.saved);
    for (const auto& image : line.at("images"))
        pin.images.push_back(ReadImage(image));
    line.at("media_id").get_to(pin.media_id);
    line.at("answered").get_to(pin.answered);
    line.at("deleted").get_to(pin.deleted);
    return pin;
}

json Written(const MediaUpload& media)
{
    return {{"id", media.id},
            {"owner", media.owner},
            {"side", SideName(media.side)},
            {"key", media.key},
            {"policy", media.policy},
            {"signature", media.signature},
            {"status", media.status},
            {"polls_left", media.polls_left},
            {"good", media.good},
            {"sha256", media.sha256},
            {"bytes", media.bytes}};
}

MediaUpload ReadMedia(const json& line)
{
    MediaUpload media;
    line.at("id").get_to(media.id);
    line.at("owner").get_to(media.owner);
    media.side = ReadSide(line.at("side"));
    line.at("key").get_to(media.key);
    line.at("policy").get_to(media.policy);
    line.at("signature").get_to(media.signature);
    line.at("status").get_to(media.status);
    line.at("polls_left").get_to(media.polls_left);
    line.at("good").get_to(media.good);
    line.at("sha256").get_to(media.sha256);
    line.at("bytes").get_to(media.bytes);
    return media;
}

json Written(const Grant& grant)
{
    return {{"id", grant.id},
            {"person", grant.person},
            {"side", SideName(grant.side)},
            {"client_credentials", grant.client_credentials},
            {"scopes", grant.scopes},
            {"access_token", grant.access_token},
            {"access_until", ToMillis(grant.access_until)},
            {"refresh_token", grant.refresh_token},
            {"refresh_until", ToMillis(grant.refresh_until)},
            {"revoked", grant.revoked}};
}

Grant ReadGrant(const json& line)
{
    Grant grant;
    line.at("id").get_to(grant.id);
    line.at("person").get_to(grant.person);
    grant.side = ReadSide(line.at("side"));
    line.at("client_credentials").get_to(grant.client_credentials);
    line.at("scopes").get_to(grant.scopes);
    line.at("access_token").get_to(grant.access_token);
    grant.access_until = Time(line.at("access_until"));
    line.at("refresh_token").get_to(grant.refresh_token);
    grant.refresh_until = Time(line.at("refresh_until"));
    line.at("revoked").get_to(grant.revoked);
    return grant;
}

}  // namespace pinwright::standin
