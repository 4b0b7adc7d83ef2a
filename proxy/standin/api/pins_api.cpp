#include "proxy/standin/api/pins_api.hpp"

#include <algorithm>

#include "proxy/standin/api/pin_source.hpp"
#include "proxy/standin/api/pinterest_json.hpp"
#include "proxy/standin/api/request_fields.hpp"
#include "proxy/standin/world/painted_pictures.hpp"
#include "proxy/standin/world/refusal.hpp"
#include "shared/pin_rules.hpp"
#include "shared/web_link.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

bool WantsMetrics(const Context& context)
{
    return context.call.Query("pin_metrics").value_or("false") == "true";
}

bool HasSection(const Board& board, std::string_view id)
{
    return std::any_of(board.sections.begin(), board.sections.end(),
                       [&](const Section& section) { return section.id == id; });
}

Texts ReadTexts(FieldReader& fields)
{
    Texts texts;
    texts.title = fields.Text("title", kTitleLimit);
    texts.description = fields.Text("description", kDescriptionLimit);
    texts.alt_text = fields.Text("alt_text", kAltTextLimit);
    texts.link = fields.Text("link", kLinkLimit);
    if (texts.link && !texts.link->empty() && !IsWebLink(*texts.link))
        fields.Refuse(
            "Whoops! It looks like you entered an invalid URL. Try creating a Pin again with a valid URL.");
    return texts;
}

// The texts as Pinterest would show them, after any changes that the switches ask for.
Texts Shown(const Texts& sent, const Switches& switches)
{
    Texts shown = sent;
    const auto alter = [&](const char* field, std::optional<std::string>& text) {
        const auto change = switches.texts.find(field);
        if (change != switches.texts.end() && text)
            text = Altered(*text, change->second);
    };
    alter("title", shown.title);
    alter("description", shown.description);
    alter("alt_text", shown.alt_text);
    alter("link", shown.link);
    return shown;
}

// Checks that the caller may put a pin on this board and section; returns the refusal if not.
std::optional<Reply> CheckPlace(Context& context, const std::string& board_id, const std::string& section_id)
{
    const Board* board = context.world.FindBoard(context.side, board_id);
    if (!board || !context.Sees(*board))
        return BoardNotFound();
    if (board->owner != context.person.id ||
        (board->privacy == "SECRET" && !context.Allows("pins:write_secret")))
        return NotPermitted();
    if (!section_id.empty() && !HasSection(*board, section_id))
        return SectionNotFound();
    return std::nullopt;
}

bool IsSeen(Context& context, Pin& pin)
{
    const Board* board = context.world.FindBoard(pin.side, pin.board_id);
    const bool secret = board && board->privacy == "SECRET";
    return (!secret || (pin.owner == context.person.id && context.Allows("pins:read_secret"))) &&
           context.world.IsVisible(pin.lag);
}

}  // namespace

Reply PinPage(Context& context, std::vector<std::size_t> numbers)
{
    const PageChoice choice = ChoosePage(context.call);
    if (choice.refusal)
        return *choice.refusal;
    std::erase_if(numbers, [&](std::size_t number) { return !IsSeen(context, context.world.pin(number)); });
    const Page page = TakePage(numbers, context.switches.order, choice.request);
    json items = json::array();
    for (const std::size_t number : page.items)
        items.push_back(
            PinShape(context.world.pin(number), context.person, context.origin, WantsMetrics(context)));
    return PageReply(std::move(items), page.bookmark);
}

Reply ListPins(Context& context)
{
    const std::string filter = context.call.Query("pin_filter").value_or("");
    if (!filter.empty() && filter != "exclude_native" && filter != "exclude_repins" &&
        filter != "has_been_promoted")
        return Refusal(
            400, 1, "Invalid request: 'pin_filter' value '" + filter + "' is not one of the allowed values");
    std::vector<std::size_t> numbers = context.world.PinsOf(context.side, context.person.id);
    std::erase_if(numbers, [&](std::size_t number) {
        const bool saved = context.world.pin(number).saved;
        return filter == "has_been_promoted" || (filter == "exclude_repins" && saved) ||
               (filter == "exclude_native" && !saved);
    });
    return PinPage(context, std::move(numbers));
}

Reply CreatePin(Context& context)
{
    if (context.switches.trial && context.side == Side::kProduction)
        return Refusal(403, 29,
                       "Apps with Trial access may not create Pins in production https://api.pinterest.com - "
                       "use API Sandbox https://api-sandbox.pinterest.com instead.");
    if (!context.prepared.is_object)
        return BadBody();
    FieldReader fields(context.prepared.body);
    fields.Require("board_id");
    fields.Require("media_source");
    Pin pin;
    pin.board_id = fields.Id("board_id", Null::kRefused).value_or("");
    pin.section_id = fields.Id("board_section_id").value_or("");
    pin.sent = ReadTexts(fields);
    pin.dominant_color = fields.Text("dominant_color", 7).value_or("");
    pin.parent_pin_id = fields.Id("parent_pin_id").value_or("");
    fields.Id("sponsor_id");
    if (fields.refusal())
        return *fields.refusal();
    if (const auto refusal = CheckSource(context))
        return *refusal;
    if (const auto refusal = CheckPlace(context, pin.board_id, pin.section_id))
        return *refusal;
    if (const auto refusal = TakeSource(context, pin))
        return *refusal;
    pin.owner = context.person.id;
    pin.side = context.side;
    pin.shown = Shown(pin.sent, context.switches);
    pin.answered = context.answered;
    if (pin.dominant_color.empty())
        pin.dominant_color = ColorOf(pin.images.front().sha256 + pin.images.front().url);
    const Pin& made = context.world.AddPin(std::move(pin));
    return JsonReply(201, PinShape(made, context.person, context.origin, false));
}

Reply GetPin(Context& context)
{
    Pin* pin = context.world.FindPin(context.side, context.ids[0]);
    if (!pin || !IsSeen(context, *pin))
        return PinNotFound();
    return JsonReply(200, PinShape(*pin, context.person, context.origin, WantsMetrics(context)));
}

Reply UpdatePin(Context& context)
{
    if (!context.switches.pin_edit)
        return Refusal(401, 3, "Your application does not have access to this restricted feature: pin_edit");
    if (!context.prepared.is_object)
        return BadBody();
    Pin* pin = context.world.FindPin(context.side, context.ids[0]);
    if (!pin)
        return PinNotFound();
    if (pin->owner != context.person.id)
        return Refusal(403, 29, "Not authorized to update Pin.");
    FieldReader fields(context.prepared.body);
    const std::string board_id = fields.Id("board_id", Null::kRefused).value_or(pin->board_id);
    const bool moves = board_id != pin->board_id;
    const std::string section_id = context.prepared.body.contains("board_section_id")
                                       ? fields.Id("board_section_id").value_or("")
                                       : (moves ? std::string() : pin->section_id);
    const Texts texts = ReadTexts(fields);
    if (fields.refusal())
        return *fields.refusal();
    if (const auto refusal = CheckPlace(context, board_id, section_id))
        return *refusal;
    const Texts shown = Shown(texts, context.switches);
    const auto take = [&](const char* name, std::optional<std::string>& text,
                          const std::optional<std::string>& given) {
        if (context.prepared.body.contains(name))
            text = given;
    };
    take("title", pin->shown.title, shown.title);
    take("description", pin->shown.description, shown.description);
    take("alt_text", pin->shown.alt_text, shown.alt_text);
    take("link", pin->shown.link, shown.link);
    if (moves)
        context.world.Move(*pin, board_id);
    pin->section_id = section_id;
    context.world.Changed(*pin);
    return JsonReply(200, PinShape(*pin, context.person, context.origin, false));
}

Reply DeletePin(Context& context)
{
    Pin* pin = context.world.FindPin(context.side, context.ids[0]);
    if (!pin)
        return PinNotFound();
    if (pin->owner != context.person.id)
        return NotPermitted();
    context.world.Delete(*pin);
    Reply reply;
    reply.status = 204;
    return reply;
}

Reply SavePin(Context& context)
{
    const Pin* original = context.world.FindPin(context.side, context.ids[0]);
    if (!original)
        return PinNotFound();
    if (!context.prepared.is_object)
        return BadBody();
    FieldReader fields(context.prepared.body);
    Pin pin = *original;
    pin.board_id = fields.Id("board_id").value_or(original->board_id);
    pin.section_id = fields.Id("board_section_id").value_or("");
    if (fields.refusal())
        return *fields.refusal();
    if (const auto refusal = CheckPlace(context, pin.board_id, pin.section_id))
        return *refusal;
    pin.owner = context.person.id;
    pin.parent_pin_id = original->id;
    pin.saved = true;
    pin.answered = context.answered;
    const Pin& made = context.world.AddPin(std::move(pin));
    return JsonReply(201, PinShape(made, context.person, context.origin, false));
}

}  // namespace pinwright::standin
