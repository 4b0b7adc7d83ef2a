#include "shared/api_json.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "shared/pin_rules.hpp"

namespace pinwright {

namespace {

using Json = nlohmann::json;

constexpr int kNestingLimit = 64;

constexpr std::array<std::string_view, 3> kEnvironments{"production", "sandbox", "standin"};
constexpr std::array<std::string_view, 3> kAccountStates{"connected", "needs_reconnection", "disconnected"};
constexpr std::array<std::string_view, kPinStateCount> kPinStates{
    "draft", "scheduled", "publishing", "unconfirmed", "published", "held", "failed", "canceled"};

template <typename Enum, std::size_t N>
std::optional<Enum> FindName(const std::array<std::string_view, N>& names, std::string_view text)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == text)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

// ---- Writing ----

Json OrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json OrNull(const std::optional<Timestamp>& time)
{
    return time ? Json(FormatRfc3339(*time)) : Json(nullptr);
}

Json OrNull(const std::optional<Diagnosis>& diagnosis)
{
    return diagnosis ? ToJson(*diagnosis) : Json(nullptr);
}

// ---- Reading, leniently ----

/// The member, or nullptr where `json` is no object or has none or a null.
const Json* Find(const Json& json, const char* key)
{
    if (!json.is_object())
        return nullptr;
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? nullptr : &*found;
}

std::string Text(const Json& json, const char* key)
{
    const Json* const value = Find(json, key);
    return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t Number(const Json& json, const char* key)
{
    const Json* const value = Find(json, key);
    return value != nullptr && value->is_number_integer() ? value->get<std::int64_t>() : 0;
}

bool Flag(const Json& json, const char* key, bool otherwise)
{
    const Json* const value = Find(json, key);
    return value != nullptr && value->is_boolean() ? value->get<bool>() : otherwise;
}

std::optional<Timestamp> Time(const Json& json, const char* key)
{
    return ParseRfc3339(Text(json, key));
}

std::vector<std::string> Texts(const Json& json, const char* key)
{
    std::vector<std::string> texts;
    const Json* const value = Find(json, key);
    if (value == nullptr || !value->is_array())
        return texts;
    for (const Json& item : *value) {
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    }
    return texts;
}

Diagnosis ReadDiagnosis(const Json& json)
{
    return {Text(json, "id"), Text(json, "title"), Text(json, "detail"), Text(json, "fix"),
            Text(json, "action")};
}

std::optional<Diagnosis> ReadCause(const Json& json)
{
    const Json* const cause = Find(json, "cause");
    if (cause == nullptr || !cause->is_object())
        return std::nullopt;
    return ReadDiagnosis(*cause);
}

// ---- Reading a request, strictly ----

/// Reads members of what a person sent, and keeps the first thing that has the wrong type.
class Request {
public:
    explicit Request(const Json& json) : m_json(json) {}

    std::string Text(const char* key)
    {
        const Json* const value = Find(m_json, key);
        if (value == nullptr)
            return {};
        if (!value->is_string()) {
            Wrong(key, "a text");
            return {};
        }
        return value->get<std::string>();
    }

    std::vector<std::string> Texts(const char* key)
    {
        const Json* const value = Find(m_json, key);
        if (value == nullptr)
            return {};
        std::vector<std::string> texts;
        bool fits = value->is_array();
        for (std::size_t i = 0; fits && i < value->size(); ++i) {
            const Json& item = (*value)[i];
            fits = item.is_string();
            if (fits)
                texts.push_back(item.get<std::string>());
        }
        if (!fits)
            Wrong(key, "a list of texts");
        return texts;
    }

    std::optional<Timestamp> Time(const char* key)
    {
        const std::string text = Text(key);
        if (Find(m_json, key) == nullptr)
            return std::nullopt;
        const std::optional<Timestamp> time = ParseRfc3339(text);
        if (!time)
            Wrong(key, "a time like 2026-11-23T21:57:00Z");
        return time;
    }

    void Wrong(const char* key, std::string_view expected)
    {
        if (m_wrong.empty())
            m_wrong = "“" + std::string(key) + "” must be " + std::string(expected) + ".";
    }

    /// Empty: all fits.
    const std::string& wrong() const { return m_wrong; }

private:
    const Json& m_json;
    std::string m_wrong;
};

Error BadRequest(std::string detail)
{
    Error error;
    error.cause = Cause::kBadRequest;
    error.detail = std::move(detail);
    return error;
}

/// Whether brackets nest no deeper than the limit. The parser itself does not recurse, but what it
/// builds is destroyed and walked by recursion.
bool NestsWithinLimit(std::string_view text)
{
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kNestingLimit)
                return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

}  // namespace

std::string_view ToString(Environment environment)
{
    return kEnvironments[static_cast<std::size_t>(environment)];
}

std::optional<Environment> ParseEnvironment(std::string_view text)
{
    return FindName<Environment>(kEnvironments, text);
}

std::string_view ToString(AccountState state)
{
    return kAccountStates[static_cast<std::size_t>(state)];
}

std::optional<AccountState> ParseAccountState(std::string_view text)
{
    return FindName<AccountState>(kAccountStates, text);
}

std::string_view ToString(PinState state)
{
    return kPinStates[static_cast<std::size_t>(state)];
}

std::optional<PinState> ParsePinState(std::string_view text)
{
    return FindName<PinState>(kPinStates, text);
}

nlohmann::json ToJson(const Diagnosis& diagnosis)
{
    return {{"id", diagnosis.id},
            {"title", diagnosis.title},
            {"detail", diagnosis.detail},
            {"fix", diagnosis.fix},
            {"action", OrNull(diagnosis.action)}};
}

nlohmann::json ToJson(const Account& account)
{
    return {{"id", account.id},
            {"username", account.username},
            {"name", account.name},
            {"avatar", OrNull(account.avatar)},
            {"account_type", OrNull(account.account_type)},
            {"scopes", account.scopes},
            {"environment", ToString(account.environment)},
            {"state", ToString(account.state)},
            {"cause", OrNull(account.cause)},
            {"access_expires_at", OrNull(account.access_expires_at)},
            {"refresh_expires_at", OrNull(account.refresh_expires_at)}};
}

nlohmann::json ToJson(const Board& board)
{
    return {{"id", board.id},           {"account_id", board.account_id}, {"name", board.name},
            {"privacy", board.privacy}, {"pin_count", board.pin_count},   {"cover", OrNull(board.cover)}};
}

nlohmann::json ToJson(const Section& section)
{
    return {{"id", section.id}, {"name", section.name}};
}

nlohmann::json ToJson(const Media& media)
{
    return {{"id", media.id},
            {"content_type", media.content_type},
            {"bytes", media.bytes},
            {"width", media.width},
            {"height", media.height}};
}

nlohmann::json ToJson(const Pin& pin)
{
    return {{"id", pin.id},
            {"account_id", pin.account_id},
            {"board_id", pin.board_id},
            {"board_section_id", OrNull(pin.board_section_id)},
            {"title", pin.title},
            {"description", pin.description},
            {"alt_text", pin.alt_text},
            {"link", pin.link},
            {"media", pin.media},
            {"publish_at", OrNull(pin.publish_at)},
            {"time_zone", OrNull(pin.time_zone)},
            {"state", ToString(pin.state)},
            {"cause", OrNull(pin.cause)},
            {"pinterest_pin_id", OrNull(pin.pinterest_pin_id)},
            {"url", OrNull(pin.url)},
            {"published_at", OrNull(pin.published_at)},
            {"confirmed_at", OrNull(pin.confirmed_at)},
            {"attempts", pin.attempts}};
}

nlohmann::json ToJson(const Status& status)
{
    Json accounts = Json::array();
    for (const Account& account : status.accounts)
        accounts.push_back(ToJson(account));
    Json pins = Json::object();
    for (std::size_t i = 0; i < kPinStates.size(); ++i)
        pins[std::string(kPinStates[i])] = status.pins_by_state[i];
    return {{"version", status.version},
            {"mode", ToString(status.mode)},
            {"app_configured", status.app_configured},
            {"redirect_uri", status.redirect_uri},
            {"limits",
             {{"title", kTitleLimit},
              {"description", kDescriptionLimit},
              {"alt_text", kAltTextLimit},
              {"link", kLinkLimit},
              {"board_name", kBoardNameLimit},
              {"image_bytes", kImageBytesLimit},
              {"preview_bytes", kPreviewBytesLimit}}},
            {"accounts", std::move(accounts)},
            {"pins", std::move(pins)},
            {"revision", status.revision}};
}

nlohmann::json ToJson(const Problem& problem)
{
    return {{"field", problem.field}, {"id", problem.id}, {"title", problem.title}, {"fix", problem.fix}};
}

nlohmann::json ToJson(const Error& error)
{
    Json body = ToJson(Diagnose(error.cause, error.detail));
    if (!error.problems.empty()) {
        Json problems = Json::array();
        for (const Problem& problem : error.problems)
            problems.push_back(ToJson(problem));
        body["problems"] = std::move(problems);
    }
    return {{"error", std::move(body)}};
}

nlohmann::json ListJson(nlohmann::json items, std::string_view cursor)
{
    return {{"items", std::move(items)}, {"cursor", OrNull(std::string(cursor))}};
}

Account AccountFromJson(const nlohmann::json& json)
{
    Account account;
    account.id = Text(json, "id");
    account.username = Text(json, "username");
    account.name = Text(json, "name");
    account.avatar = Text(json, "avatar");
    account.account_type = Text(json, "account_type");
    account.scopes = Texts(json, "scopes");
    account.environment = ParseEnvironment(Text(json, "environment")).value_or(Environment::kProduction);
    account.state = ParseAccountState(Text(json, "state")).value_or(AccountState::kDisconnected);
    account.cause = ReadCause(json);
    account.access_expires_at = Time(json, "access_expires_at");
    account.refresh_expires_at = Time(json, "refresh_expires_at");
    return account;
}

Board BoardFromJson(const nlohmann::json& json)
{
    Board board;
    board.id = Text(json, "id");
    board.account_id = Text(json, "account_id");
    board.name = Text(json, "name");
    board.privacy = Text(json, "privacy");
    board.pin_count = Number(json, "pin_count");
    board.cover = Text(json, "cover");
    return board;
}

Section SectionFromJson(const nlohmann::json& json)
{
    return {Text(json, "id"), Text(json, "name")};
}

Media MediaFromJson(const nlohmann::json& json)
{
    Media media;
    media.id = Text(json, "id");
    media.content_type = Text(json, "content_type");
    media.bytes = Number(json, "bytes");
    media.width = static_cast<int>(Number(json, "width"));
    media.height = static_cast<int>(Number(json, "height"));
    return media;
}

Pin PinFromJson(const nlohmann::json& json)
{
    Pin pin;
    pin.id = Text(json, "id");
    pin.account_id = Text(json, "account_id");
    pin.board_id = Text(json, "board_id");
    pin.board_section_id = Text(json, "board_section_id");
    pin.title = Text(json, "title");
    pin.description = Text(json, "description");
    pin.alt_text = Text(json, "alt_text");
    pin.link = Text(json, "link");
    pin.media = Texts(json, "media");
    pin.publish_at = Time(json, "publish_at");
    pin.time_zone = Text(json, "time_zone");
    pin.state = ParsePinState(Text(json, "state")).value_or(PinState::kDraft);
    pin.cause = ReadCause(json);
    pin.pinterest_pin_id = Text(json, "pinterest_pin_id");
    pin.url = Text(json, "url");
    pin.published_at = Time(json, "published_at");
    pin.confirmed_at = Time(json, "confirmed_at");
    pin.attempts = static_cast<int>(Number(json, "attempts"));
    pin.revision = Number(json, "revision");
    if (const Json* const history = Find(json, "history"); history != nullptr && history->is_array()) {
        for (const Json& event : *history)
            pin.history.push_back(
                {Time(event, "at").value_or(Timestamp{}), Text(event, "event"), ReadCause(event)});
    }
    return pin;
}

Status StatusFromJson(const nlohmann::json& json)
{
    Status status;
    status.version = Text(json, "version");
    status.mode = ParseEnvironment(Text(json, "mode")).value_or(Environment::kProduction);
    status.app_configured = Flag(json, "app_configured", true);
    status.redirect_uri = Text(json, "redirect_uri");
    if (const Json* const accounts = Find(json, "accounts"); accounts != nullptr && accounts->is_array()) {
        for (const Json& account : *accounts)
            status.accounts.push_back(AccountFromJson(account));
    }
    if (const Json* const pins = Find(json, "pins"); pins != nullptr) {
        for (std::size_t i = 0; i < kPinStates.size(); ++i)
            status.pins_by_state[i] = static_cast<int>(Number(*pins, kPinStates[i].data()));
    }
    status.revision = Number(json, "revision");
    return status;
}

ApiFailure FailureFromJson(const nlohmann::json& json)
{
    const Json* const error = Find(json, "error");
    ApiFailure failure;
    if (error == nullptr || !error->is_object() || Text(*error, "id").empty()) {
        failure.diagnosis = Diagnose(Cause::kInternal);
        return failure;
    }
    failure.diagnosis = ReadDiagnosis(*error);
    if (const Json* const problems = Find(*error, "problems"); problems != nullptr && problems->is_array()) {
        for (const Json& problem : *problems) {
            failure.problems.push_back(
                {Text(problem, "field"), Text(problem, "id"), Text(problem, "title"), Text(problem, "fix")});
        }
    }
    return failure;
}

Result<PinRequest> PinRequestFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The pin must be a JSON object.");
    Request request{json};
    PinRequest read;
    read.pin.id = request.Text("id");
    read.pin.account_id = request.Text("account_id");
    read.pin.board_id = request.Text("board_id");
    read.pin.board_section_id = request.Text("board_section_id");
    read.pin.title = request.Text("title");
    read.pin.description = request.Text("description");
    read.pin.alt_text = request.Text("alt_text");
    read.pin.link = request.Text("link");
    read.pin.media = request.Texts("media");
    read.pin.publish_at = request.Time("publish_at");
    read.pin.time_zone = request.Text("time_zone");
    const std::string state = request.Text("state");
    if (!state.empty() && state != ToString(PinState::kDraft) && state != ToString(PinState::kScheduled))
        request.Wrong("state", "“draft” or “scheduled”");
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    read.draft = state == ToString(PinState::kDraft);
    read.pin.state = read.draft ? PinState::kDraft : PinState::kScheduled;
    return read;
}

nlohmann::json PinRequestToJson(const PinRequest& request)
{
    const Pin& pin = request.pin;
    Json json = {{"id", pin.id},
                 {"account_id", pin.account_id},
                 {"board_id", pin.board_id},
                 {"board_section_id", OrNull(pin.board_section_id)},
                 {"title", pin.title},
                 {"description", pin.description},
                 {"alt_text", pin.alt_text},
                 {"link", pin.link},
                 {"media", pin.media},
                 {"publish_at", OrNull(pin.publish_at)},
                 {"time_zone", OrNull(pin.time_zone)}};
    if (request.draft)
        json["state"] = ToString(PinState::kDraft);
    return json;
}

Result<nlohmann::json> ParseJson(std::string_view text)
{
    if (!NestsWithinLimit(text))
        return BadRequest("The JSON is nested deeper than 64 levels.");
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return BadRequest("This is not JSON.");
    return json;
}

std::string JsonText(const nlohmann::json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace pinwright
