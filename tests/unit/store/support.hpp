// Shared by the tests of the store: its own folder, a clock that the test controls, repeatable randomness.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "proxy/store/store.hpp"
#include "shared/seams.hpp"
#include "tests/unit/support/counting_random.hpp"
#include "tests/unit/support/held_clock.hpp"
#include "tests/unit/support/temporary_folder.hpp"

namespace pinwright::test {

inline std::string ReadFile(const std::string& path)
{
    std::ifstream stream(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

inline void WriteFile(const std::string& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// A store in its own folder, with one connected account ("a1", production).
class StoreFixture {
public:
    StoreFixture() { Reopen(); }

    void Reopen()
    {
        m_store.reset();
        Result<std::unique_ptr<store::Store>> opened = store::Store::Open(folder.Sub("data"), random, clock);
        if (!opened.ok())
            throw std::runtime_error(opened.error().detail + opened.error().log);
        m_store = std::move(opened).value();
    }
    void Close() { m_store.reset(); }

    store::Store& store() { return *m_store; }

    static store::AccountRecord MakeAccount(const std::string& id,
                                            Environment environment = Environment::kProduction)
    {
        store::AccountRecord record;
        record.account.id = id;
        record.account.username = "user-" + id;
        record.account.name = "Shop " + id;
        record.account.account_type = "BUSINESS";
        record.account.scopes = {"boards:read", "pins:write"};
        record.account.environment = environment;
        record.pinterest_user = "77" + id;
        return record;
    }
    store::Tokens MakeTokens(const std::string& mark) const
    {
        using std::chrono::hours;
        return {"access-" + mark, "refresh-" + mark, clock.Now() + hours(720), clock.Now() + hours(1440),
                clock.Now()};
    }
    void Connect(const std::string& id, Environment environment = Environment::kProduction)
    {
        const Result<Done> saved =
            store().accounts.SaveConnection(MakeAccount(id, environment), MakeTokens(id));
        if (!saved.ok())
            throw std::runtime_error(saved.error().log);
        // The images of the tests' pins.
        for (const char name : {'a', 'b', 'f'})
            AddImage(name);
    }
    /// An image whose ID is that letter 64 times, stored now.
    void AddImage(char letter)
    {
        const Media media{std::string(64, letter), "image/png", 1, 1, 1};
        if (!store().media.Add(media, clock.Now()).ok())
            throw std::runtime_error("no image");
    }
    /// `n` determines the ID; texts differ from pin to pin.
    Pin MakePin(int n, const std::string& account = "a1") const
    {
        Pin pin;
        std::string digits = std::to_string(n);
        digits.insert(0, 12 - digits.size(), '0');
        pin.id = "00000000-0000-4000-8000-" + digits;
        pin.account_id = account;
        pin.board_id = "549755885175";
        pin.title = "Title " + std::to_string(n);
        pin.media = {std::string(64, 'a')};
        pin.state = PinState::kScheduled;
        return pin;
    }
    Pin Insert(const Pin& pin)
    {
        const Result<store::Pins::Inserted> inserted = store().pins.Insert(pin, clock.Now());
        if (!inserted.ok())
            throw std::runtime_error(inserted.error().log);
        return inserted.value().pin;
    }
    std::optional<store::Claim> Claim(const std::vector<std::string>& busy = {})
    {
        return store().queue.ClaimNext(clock.Now(), {Environment::kProduction}, busy, spacing);
    }
    std::optional<Timestamp> NextDue(const std::vector<std::string>& busy = {})
    {
        return store().queue.NextDue(clock.Now(), busy, spacing);
    }
    /// The pin's events; one with a cause looks like `held(scope_missing)`.
    std::vector<std::string> HistoryOf(const Pin& pin)
    {
        std::vector<std::string> names;
        const Pin found = store().pins.FindWithHistory(pin.id).value();
        for (const PinEvent& event : found.history)
            names.push_back(event.event + (event.cause ? "(" + event.cause->id + ")" : ""));
        return names;
    }
    PinState StateOf(const Pin& pin) { return store().pins.Find(pin.id).value().state; }

    TemporaryFolder folder;
    HeldClock clock{FromMillis(1'795'000'000'000)};
    CountingRandom random;
    std::chrono::milliseconds spacing{0};  ///< Between overdue pins.

private:
    std::unique_ptr<store::Store> m_store;
};

}  // namespace pinwright::test
