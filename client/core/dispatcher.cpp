#include "client/core/dispatcher.hpp"

#include "client/core/common_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

Diagnosis Answer::failure() const
{
    if (status == 0)
        return words::Offline();
    if (json.is_object() && json.contains("error"))
        return FailureFromJson(json).diagnosis;
    return Diagnose(Cause::kInternal, "The server answered with status " + std::to_string(status) + ".");
}

std::vector<Problem> Answer::problems() const
{
    return json.is_object() && json.contains("error") ? FailureFromJson(json).problems
                                                      : std::vector<Problem>{};
}

void Core::Announce(Politeness politeness, std::string_view text)
{
    if (!text.empty())
        Emit(app::Announce{politeness, std::string(text)});
}

void Core::Toast(std::string text)
{
    Announce(Politeness::kPolite, text);
    state.toast = std::move(text);
    state.may_undo = false;
    changed = true;
    SetAlarm(Alarm::kToast, kToastMs);
}

void Core::Show(Notice notice)
{
    state.notice = std::move(notice);
    ++state.notices;
    changed = true;
}

void Core::Complain(const Diagnosis& problem)
{
    Announce(Politeness::kAssertive, Spoken(problem));
    Show({Notice::Kind::kProblem, problem.title, problem.detail, problem.fix, {}, {}});
}

void Core::TellTabs()
{
    // Storage events fire only if the value changes, so the text must differ each time.
    Emit(app::TellTabs{std::to_string(ToMillis(Now())) + "." + std::to_string(++m_told)});
}

void Core::Copy(std::string text)
{
    Emit(CopyText{std::move(text)});
}

void Core::Send(Purpose purpose, std::string_view subject, std::string_view method, std::string url,
                std::string body)
{
    const RequestId request = ++m_last_request;
    m_open[request] = {purpose, std::string(subject)};
    Emit(HttpRequest{request, std::string(method), std::move(url), std::move(body)});
}

void Core::Listen(Purpose purpose, std::string url)
{
    const RequestId request = ++m_last_request;
    m_open[request] = {purpose, {}};
    Emit(ListenTo{request, std::move(url)});
}

void Core::Upload(const FileFacts& file, std::string_view upload_id, std::int64_t offset)
{
    const RequestId request = ++m_last_request;
    m_open[request] = {Purpose::kUpload, {}};
    Emit(StartUpload{request, file.handle, "/api/v1/uploads/" + std::string(upload_id),
                     file.content_type.empty() ? "application/octet-stream" : file.content_type,
                     std::string(upload_id), offset, file.bytes});
}

bool Core::Awaits(Purpose purpose, std::string_view subject) const
{
    for (const auto& [request, open] : m_open) {
        if (open.purpose == purpose && (subject.empty() || open.subject == subject))
            return true;
    }
    return false;
}

void Core::Cancel(Purpose purpose)
{
    for (auto one = m_open.begin(); one != m_open.end();) {
        if (one->second.purpose == purpose) {
            Emit(CancelRequest{one->first});
            one = m_open.erase(one);
        } else {
            ++one;
        }
    }
}

std::optional<Answer> Core::Take(RequestId request, int status, std::string_view body)
{
    const auto found = m_open.find(request);
    if (found == m_open.end())
        return std::nullopt;
    Answer answer;
    answer.purpose = found->second.purpose;
    answer.subject = found->second.subject;
    answer.status = status;
    m_open.erase(found);
    if (Result<nlohmann::json> json = ParseJson(body, kOwnJson); json.ok())
        answer.json = std::move(json).value();
    return answer;
}

std::optional<Purpose> Core::PurposeOf(RequestId request) const
{
    const auto found = m_open.find(request);
    return found == m_open.end() ? std::nullopt : std::optional(found->second.purpose);
}

void Core::SetAlarm(Alarm alarm, int delay_ms)
{
    const TimerId timer = ++m_last_timer;
    m_alarms[static_cast<std::size_t>(alarm)] = timer;
    Emit(SetTimer{timer, delay_ms});
}

std::optional<Alarm> Core::TakeAlarm(TimerId timer)
{
    for (std::size_t i = 0; timer != 0 && i < m_alarms.size(); ++i) {
        if (m_alarms[i] == timer) {
            m_alarms[i] = 0;
            return static_cast<Alarm>(i);
        }
    }
    return std::nullopt;
}

void Core::Go(const Route& route, History history)
{
    if (route == state.route)
        return;
    state.route = route;
    state.notice.reset();
    entered = true;
    changed = true;
    if (history == History::kPush)
        Emit(PushHistory{RouteAddress(route)});
    else
        Emit(ReplaceHistory{RouteAddress(route)});
}

std::string Core::NewUuid()
{
    constexpr std::string_view kHex = "0123456789abcdef";
    const std::string bytes = m_random.Bytes(16);
    std::string uuid;
    for (std::size_t i = 0; i < 16; ++i) {
        auto byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : static_cast<unsigned char>(0);
        if (i == 6)
            byte = static_cast<unsigned char>((byte & 0x0Fu) | 0x40u);
        if (i == 8)
            byte = static_cast<unsigned char>((byte & 0x3Fu) | 0x80u);
        if (i == 4 || i == 6 || i == 8 || i == 10)
            uuid.push_back('-');
        uuid.push_back(kHex[byte >> 4]);
        uuid.push_back(kHex[byte & 0x0Fu]);
    }
    return uuid;
}

std::string Spoken(const Diagnosis& problem)
{
    return words::TwoSentences(problem.title, problem.fix);
}

const Account* FindAccount(const State& state, std::string_view account_id)
{
    for (const Account& account : state.server.status.accounts) {
        if (account.id == account_id)
            return &account;
    }
    return nullptr;
}

}  // namespace pinwright::app
