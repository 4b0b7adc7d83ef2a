// A page without a browser: drives an App, records its effects, and answers as a server would.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/app.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app::test {

struct StillClock : Clock {
    Timestamp Now() const override { return FromMillis(1'795'557'420'000); }
};

/// Counts up, so that every UUID is different and every run the same.
struct CountingRandom : Random {
    unsigned char next = 1;
    std::string Bytes(std::size_t count) override { return std::string(count, static_cast<char>(next++)); }
};

/// Berlin, as far as these tests need it: summer time from the last Sunday of March 2027 to that of October
/// 2027, winter time otherwise.
struct BerlinZone : Zone {
    std::string Name() const override { return "Europe/Berlin"; }
    int OffsetMinutes(Timestamp at) const override
    {
        const bool summer =
            at >= *ParseRfc3339("2027-03-28T01:00:00Z") && at < *ParseRfc3339("2027-10-31T01:00:00Z");
        return summer ? 120 : 60;
    }
    std::string InWords(Timestamp at) const override
    {
        return FormatRfc3339(at + std::chrono::minutes(OffsetMinutes(at))).substr(0, 16);
    }
    std::string DayInWords(Timestamp at) const override { return InWords(at).substr(0, 10); }
    std::string PartInWords(Timestamp at, DatePart part) const override
    {
        const std::string date = DayInWords(at);
        switch (part) {
            case DatePart::kMonth:
                return date.substr(0, 7);
            case DatePart::kDayAndMonth:
                return date.substr(5);
            case DatePart::kDayOfMonth:
                return date.substr(8);
            case DatePart::kWeekday:
                break;
        }
        constexpr const char* kNames[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
        return kNames
            [std::chrono::floor<std::chrono::days>(at + std::chrono::hours(1)).time_since_epoch().count() %
             7];
    }
    /// Differs from how the fields write it, so that tests can tell them apart.
    std::string TimeOfDayInWords(int minute) const override
    {
        const std::string text = FormatTimeOfDay(minute);
        return text.substr(0, 2) + "h" + text.substr(3);
    }
    int first_weekday = 1;
    int FirstWeekday() const override { return first_weekday; }
    /// New York is always five hours behind UTC here; every other zone counts as Berlin.
    int OffsetMinutesIn(const std::string& zone, Timestamp at) const override
    {
        return zone == "America/New_York" ? -300 : OffsetMinutes(at);
    }
};

inline Account SomeAccount(std::string id = "a1")
{
    Account account;
    account.id = std::move(id);
    account.username = "kiln";
    account.name = "Kiln & Clay";
    account.account_type = "BUSINESS";
    account.environment = Environment::kStandin;
    return account;
}

inline Status SomeStatus(std::vector<Account> accounts = {SomeAccount()})
{
    Status status;
    status.version = "0.1.0";
    status.mode = Environment::kStandin;
    status.redirect_uri = "http://localhost:8080/oauth/callback";
    status.accounts = std::move(accounts);
    status.revision = 1;
    return status;
}

inline Media SomeMedia()
{
    return {std::string(64, 'a'), "image/png", 1234, 1000, 1500};
}

inline nlohmann::json SomeBoards()
{
    nlohmann::json items = nlohmann::json::array();
    items.push_back(ToJson(Board{"101", "a1", "Kitchens", "PUBLIC", 3, ""}));
    items.push_back(ToJson(Board{"102", "a1", "Érables et jardins", "PUBLIC", 1, ""}));
    items.push_back(ToJson(Board{"103", "a1", "台所", "SECRET", 0, ""}));
    return ListJson(items);
}

/// A pin of the schedule, with its number as title and revision.
inline Pin NumberedPin(int number, const char* publish_at, PinState state = PinState::kScheduled,
                       const char* account = "a1")
{
    Pin pin;
    pin.id = "3f2b8c1e-0d4a-4b6f-9c7e-" + std::to_string(100'000'000'000 + number);
    pin.account_id = account;
    pin.title = std::to_string(number);
    pin.state = state;
    pin.publish_at = ParseRfc3339(publish_at);
    pin.revision = number;
    return pin;
}

/// A page of a list, as the server sends it.
inline nlohmann::json PinsPage(const std::vector<Pin>& pins, std::string_view cursor = {})
{
    nlohmann::json items = nlohmann::json::array();
    for (const Pin& pin : pins)
        items.push_back(ToJson(pin));
    return ListJson(std::move(items), cursor);
}

inline nlohmann::json NoItems()
{
    return ListJson(nlohmann::json::array());
}

inline std::string FailureText(Cause cause, std::vector<Problem> problems = {})
{
    Error error;
    error.cause = cause;
    error.problems = std::move(problems);
    return JsonText(ToJson(error));
}

class Page {
    // Declared first, because the app is made from them.
    StillClock m_clock;
    CountingRandom m_random;
    BerlinZone m_zone;

public:
    App app{m_clock, m_random, m_zone};

    void Start(std::string_view address, std::string_view saved = {}, std::string_view preferences = {},
               LateCode late_code = LateCode::kHere)
    {
        app.Start(address, saved, preferences, late_code);
        Collect();
    }
    void Do(command::Command command)
    {
        app.Do(std::move(command));
        Collect();
    }
    void Timer(TimerId timer)
    {
        app.OnTimer(timer);
        Collect();
    }
    void Moved(std::string_view address)
    {
        app.OnHistoryMoved(address);
        Collect();
    }
    void Visible(bool visible)
    {
        app.OnVisible(visible);
        Collect();
    }

    void Copied(bool taken)
    {
        app.OnCopied(taken);
        Collect();
    }
    void Online()
    {
        app.OnOnline();
        Collect();
    }
    void Progress(std::int64_t sent, std::int64_t total)
    {
        REQUIRE_FALSE(uploads.empty());
        app.OnUploadProgress(uploads.back().request, sent, total);
        Collect();
    }
    void LateCodeArrives()
    {
        app.OnLateCode();
        Collect();
    }
    /// The last timer fires.
    void LastTimer() { Timer(timers.back().timer); }

    /// The open request with this method and address; fails the test if there is none.
    HttpRequest Request(std::string_view method, std::string_view url)
    {
        for (const HttpRequest& one : open) {
            if (one.method == method && one.url == url)
                return one;
        }
        CAPTURE(method, url, OpenRequests());
        FAIL("not asked for");
        return {};
    }
    bool Asked(std::string_view method, std::string_view url) const
    {
        for (const HttpRequest& one : open) {
            if (one.method == method && one.url == url)
                return true;
        }
        return false;
    }
    /// Answers that request, once.
    void Answer(std::string_view method, std::string_view url, int status, const std::string& body = {})
    {
        const HttpRequest request = Request(method, url);
        for (auto one = open.begin(); one != open.end(); ++one) {
            if (one->request == request.request) {
                open.erase(one);
                break;
            }
        }
        app.OnAnswer(request.request, status, body);
        Collect();
    }
    void Answer(std::string_view method, std::string_view url, int status, const nlohmann::json& json)
    {
        Answer(method, url, status, JsonText(json));
    }
    void AnswerStatus(const Status& status = SomeStatus())
    {
        Answer("GET", "/api/v1/status", 200, ToJson(status));
    }

    void AnswerUpload(int status, const std::string& body)
    {
        REQUIRE_FALSE(uploads.empty());
        const StartUpload upload = uploads.back();
        uploads.pop_back();
        app.OnAnswer(upload.request, status, body);
        Collect();
    }

    /// At the form, connected, with boards: the usual start.
    void AtCompose()
    {
        Start("/compose");
        AnswerStatus();
        Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
        Forget();
    }

    /// Fills in a form that could be published: image uploaded, board chosen.
    void FillIn()
    {
        Do(command::ChooseFile{SomeFile()});
        AnswerUpload(201, JsonText(ToJson(SomeMedia())));
        Do(command::EditText{Field::kTitle, "Autumn"});
        Do(command::ChooseBoard{"101"});
        Answer("GET", "/api/v1/accounts/a1/boards/101/sections", 200, NoItems());
        Forget();
    }

    static FileFacts SomeFile() { return {7, "jacket.png", "image/png", 1234, 1000, 1500}; }

    /// Forgets what was told so far; open requests stay.
    void Recorded(Recording recording)
    {
        app.OnRecording(recording);
        Collect();
    }
    void Forget()
    {
        said.clear();
        effects.clear();
        timers.clear();
    }

    /// The last effect of this kind, or nullptr.
    template <typename T>
    const T* Last() const
    {
        for (auto one = effects.rbegin(); one != effects.rend(); ++one) {
            if (const T* found = std::get_if<T>(&*one))
                return found;
        }
        return nullptr;
    }
    template <typename T>
    std::size_t Count() const
    {
        std::size_t count = 0;
        for (const Effect& one : effects)
            count += std::holds_alternative<T>(one) ? 1u : 0u;
        return count;
    }
    bool Said(std::string_view text) const
    {
        for (const Announce& one : said) {
            if (one.text.find(text) != std::string::npos)
                return true;
        }
        return false;
    }
    std::string OpenRequests() const
    {
        std::string all;
        for (const HttpRequest& one : open)
            all += one.method + " " + one.url + "\n";
        return all;
    }

    const State& state() const { return app.state(); }
    const Compose& form() const { return app.state().compose; }

    std::vector<HttpRequest> open;
    std::vector<StartUpload> uploads;
    std::vector<Announce> said;
    std::vector<SetTimer> timers;
    std::vector<Effect> effects;

private:
    void Collect()
    {
        for (Effect& effect : app.TakeEffects()) {
            if (const auto* request = std::get_if<HttpRequest>(&effect))
                open.push_back(*request);
            if (const auto* upload = std::get_if<StartUpload>(&effect))
                uploads.push_back(*upload);
            if (const auto* announced = std::get_if<Announce>(&effect))
                said.push_back(*announced);
            if (const auto* timer = std::get_if<SetTimer>(&effect))
                timers.push_back(*timer);
            if (const auto* canceled = std::get_if<CancelRequest>(&effect)) {
                std::erase_if(open, [&](const HttpRequest& one) { return one.request == canceled->request; });
                std::erase_if(uploads,
                              [&](const StartUpload& one) { return one.request == canceled->request; });
            }
            effects.push_back(std::move(effect));
        }
    }
};

}  // namespace pinwright::app::test
