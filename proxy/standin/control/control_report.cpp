#include "proxy/standin/control/control_report.hpp"

#include <nlohmann/json.hpp>

#include "proxy/standin/api/pinterest_json.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

json ReportedText(const std::optional<std::string>& text)
{
    return text ? json(*text) : json(nullptr);
}

json TextsReport(const Texts& texts)
{
    return {{"title", ReportedText(texts.title)},
            {"description", ReportedText(texts.description)},
            {"alt_text", ReportedText(texts.alt_text)},
            {"link", ReportedText(texts.link)}};
}

json ImageReport(const Image& image)
{
    return {{"sha256", image.sha256}, {"size", image.bytes},    {"content_type", image.content_type},
            {"width", image.width},   {"height", image.height}, {"url", image.url}};
}

json LedgerEntry(const Pin& pin)
{
    json images = json::array();
    for (const Image& image : pin.images)
        images.push_back(ImageReport(image));
    json entry = TextsReport(pin.sent);
    entry["id"] = pin.id;
    entry["account"] = pin.owner;
    entry["environment"] = SideName(pin.side);
    entry["board_id"] = pin.board_id;
    entry["board_section_id"] = pin.section_id.empty() ? json(nullptr) : json(pin.section_id);
    entry["shown"] = TextsReport(pin.shown);
    entry["image"] = images.front();
    entry["images"] = std::move(images);
    entry["media_id"] = pin.media_id.empty() ? json(nullptr) : json(pin.media_id);
    entry["created_at"] = ZonelessTime(pin.created);
    entry["saved"] = pin.saved;
    entry["answered"] = pin.answered;
    entry["deleted"] = pin.deleted;
    return entry;
}

json Ledger(const Call& call, const Controls& controls)
{
    const auto environment = call.Query("environment");
    json pins = json::array();
    for (const Pin& pin : controls.world.ledger())
        if (!environment || *environment == SideName(pin.side))
            pins.push_back(LedgerEntry(pin));
    const std::size_t count = pins.size();
    return {{"items", std::move(pins)}, {"count", count}};
}

json Requests(const Call& call, const Controls& controls)
{
    std::size_t limit = controls.requests.size();
    const std::string asked = call.Query("limit").value_or("");
    if (!asked.empty() && asked.size() < 7 && asked.find_first_not_of("0123456789") == std::string::npos)
        limit = std::min<std::size_t>(limit, std::stoul(asked));
    json items = json::array();
    for (std::size_t at = controls.requests.size() - limit; at < controls.requests.size(); ++at) {
        const Noted& noted = controls.requests[at];
        items.push_back({{"number", noted.number},
                         {"method", noted.method},
                         {"path", noted.path},
                         {"status", noted.status},
                         {"request_id", noted.request_id}});
    }
    return {{"items", std::move(items)}, {"count", controls.count}};
}

json RuleReport(const Rule& rule)
{
    const std::string_view kind = rule.trouble == Trouble::kFail    ? "fail"
                                  : rule.trouble == Trouble::kDelay ? "delay"
                                                                    : "drop";
    json report{{"kind", kind},
                {"method", rule.method.empty() ? "*" : rule.method},
                {"path", rule.path},
                {"times", rule.times},
                {"when", rule.when == When::kAfter ? "after" : "before"}};
    if (rule.trouble == Trouble::kFail)
        report["status"] = rule.status;
    if (rule.trouble == Trouble::kDelay)
        report["ms"] = rule.milliseconds;
    return report;
}

json PersonReport(const Person& at_first, const Controls& controls)
{
    const Person person = controls.world.AsNow(at_first);
    const auto boards_of = [&](Side side) {
        json boards = json::array();
        for (const std::size_t number : controls.world.BoardsOf(side, person.id)) {
            const Board& board = controls.world.board(number);
            boards.push_back({{"id", board.id}, {"name", board.name}, {"privacy", board.privacy}});
        }
        return boards;
    };
    int grants = 0;
    for (const Grant& grant : controls.world.grants().all())
        grants += grant.person == person.id && !grant.revoked ? 1 : 0;
    return {{"id", person.id},
            {"username", person.username},
            {"name", person.name},
            {"account_type", person.business ? "BUSINESS" : "PINNER"},
            {"grants", grants},
            {"boards", boards_of(Side::kProduction)},
            {"sandbox_boards", boards_of(Side::kSandbox)}};
}

json Limit(int limit)
{
    return limit < 0 ? json(nullptr) : json(limit);
}

std::string_view ChangeName(TextChange change)
{
    switch (change) {
        case TextChange::kTrim:
            return "trim";
        case TextChange::kUpper:
            return "upper";
        case TextChange::kAppend:
            return "append";
        case TextChange::kUtm:
            return "utm";
    }
    return "";
}

json SwitchesReport(const Controls& controls)
{
    const Switches& switches = controls.switches;
    json texts = json::object();
    for (const auto& [field, change] : switches.texts)
        texts[field] = ChangeName(change);
    const RateSettings& rates = controls.rates.settings();
    const std::string_view order = switches.order == Order::kNewestFirst   ? "newest"
                                   : switches.order == Order::kOldestFirst ? "oldest"
                                                                           : "shuffled";
    return {
        {"trial", switches.trial},
        {"app",
         {{"id", controls.app.id},
          {"active", switches.app_active},
          {"pin_edit", switches.pin_edit},
          {"redirect_uris", controls.app.redirect_uris}}},
        {"token",
         {{"rotation", switches.rotation},
          {"string_expires_in", switches.string_expires_in},
          {"omit_scope", switches.omit_scope},
          {"remember_scopes", switches.remember_scopes},
          {"lose_refresh_answer", switches.lose_refresh_answer}}},
        {"lag", {{"seconds", controls.world.lag().seconds.count()}, {"reads", controls.world.lag().reads}}},
        {"lists", {{"order", order}}},
        {"texts", std::move(texts)},
        {"ratelimit",
         {{"org_read", Limit(rates.read)},
          {"org_write", Limit(rates.write)},
          {"org_analytics", Limit(rates.analytics)},
          {"window_s", rates.window_seconds}}},
        {"clock", {{"skew_s", controls.world.skew().count()}}}};
}

json State(const Controls& controls)
{
    json faults = json::array();
    for (const Rule& rule : controls.faults.rules())
        faults.push_back(RuleReport(rule));
    json people = json::array();
    for (const Person& person : People())
        people.push_back(PersonReport(person, controls));
    const RandomFaults& random = controls.faults.random();
    return {{"switches", SwitchesReport(controls)},
            {"faults", std::move(faults)},
            {"random",
             {{"seed", random.seed},
              {"drop_before", random.drop_before},
              {"drop_after", random.drop_after},
              {"error", random.error},
              {"error_after", random.error_after},
              {"hiccup", random.hiccup},
              {"drawn", random.count}}},
            {"accounts", std::move(people)},
            {"now", FormatRfc3339(controls.world.Now())},
            {"shown_now", FormatRfc3339(controls.world.ShownNow())},
            {"counters", {{"requests", controls.count}, {"pins", controls.world.ledger().size()}}}};
}

}  // namespace

std::optional<json> Report(const Call& call, std::string_view below, const Controls& controls)
{
    if (below == "/state")
        return State(controls);
    if (below == "/ledger")
        return Ledger(call, controls);
    if (below == "/requests")
        return Requests(call, controls);
    return std::nullopt;
}

}  // namespace pinwright::standin
