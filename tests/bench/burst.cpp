// Pins of many accounts that are due in the same second: prepares their folder, and measures their bare
// commits and bare posts. Driven by burst.js.
//
//   bench_burst fill FOLDER PINS DUE BOARD IMAGE < TOKENS
//       Plans PINS pins due at DUE (ms), in turn for an account per token of the stand-in, one token a line.
//   bench_burst out FOLDER
//       Prints how many are published, and when the last was (ms).
//   bench_burst commits FOLDER PINS
//       Prints the seconds that their commits take.
//   bench_burst posts PORT PINS BOARD IMAGE < TOKENS
//       Prints the seconds that their posts take.
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "proxy/config/system.hpp"
#include "proxy/media/media_store.hpp"
#include "proxy/publish/scheduler.hpp"
#include "proxy/store/store.hpp"
#include "tests/bench/bare_sqlite.hpp"

namespace {

using namespace pinwright;
using SteadyClock = std::chrono::steady_clock;

/// The protocol's minimum: the claim, the fence, the outcome.
constexpr int kCommitsOfPin = 3;

double Since(SteadyClock::time_point begun)
{
    return std::chrono::duration<double>(SteadyClock::now() - begun).count();
}

template <typename T>
T Good(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().log + result.error().detail);
    return std::move(result).value();
}

std::string Contents(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> ReadTokens()
{
    std::vector<std::string> tokens;
    for (std::string line; std::getline(std::cin, line);)
        tokens.push_back(line);
    if (tokens.empty())
        throw std::runtime_error("no tokens");
    return tokens;
}

Pin ModelPin(int number, const std::string& board)
{
    Pin pin;
    char id[37];
    (void)std::snprintf(id, sizeof id, "00000000-0000-4000-8000-%012d", number);
    pin.id = id;
    pin.board_id = board;
    pin.title = "Lamp " + std::to_string(number) + " of the harbour workshop";
    pin.description = std::string(200, 'd');
    pin.link = "https://shop.example/lamp/" + std::to_string(number);
    pin.state = PinState::kScheduled;
    return pin;
}

void Fill(const std::string& folder, int pins, long long due, const std::string& board,
          const std::string& image)
{
    config::SystemClock clock;
    config::SystemRandom random;
    const auto store = Good(store::Store::Open(folder, random, clock));
    media::MediaStore media(store->folder(), store->media, clock, PINWRIGHT_IMAGE_CHILD);
    const auto upload = Good(media.Begin());
    Good(upload->Write(Contents(image)));
    const Media stored = Good(upload->Finish());
    const std::vector<std::string> tokens = ReadTokens();
    const Timestamp now = clock.Now();
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        store::AccountRecord account;
        account.account.id = "a" + std::to_string(n);
        account.account.username = "bench" + std::to_string(n);
        account.account.account_type = "BUSINESS";
        account.account.environment = Environment::kStandin;
        account.account.scopes = {"boards:read", "boards:write", "pins:read", "pins:write",
                                  "user_accounts:read"};
        account.pinterest_user = std::to_string(1000 + n);
        const store::Tokens pair{tokens[n], "none", now + std::chrono::hours(720),
                                 now + std::chrono::hours(1440), now};
        Good(store->accounts.SaveConnection(account, pair));
        Good(store->boards.Replace(account.account.id,
                                   {Board{board, account.account.id, "Lamps", "PUBLIC", 0, ""}}, now));
    }
    for (int n = 0; n < pins; ++n) {
        Pin pin = ModelPin(n, board);
        pin.account_id = "a" + std::to_string(static_cast<std::size_t>(n) % tokens.size());
        pin.media = {stored.id};
        pin.publish_at = FromMillis(due);
        Good(store->pins.Insert(pin, now));
    }
}

void Out(const std::string& folder)
{
    bench::Sqlite database(folder + "/pinwright.db");
    std::printf("%s\n",
                database
                    .Column("SELECT count(*) || ' ' || coalesce(max(published_at), 0) FROM pins WHERE "
                            "state = 'published'")
                    .c_str());
}

void Commits(const std::string& folder, int pins)
{
    bench::Sqlite database(folder + "/bare.db");
    database.Run("CREATE TABLE IF NOT EXISTS pins (seq INTEGER PRIMARY KEY, body TEXT); DELETE FROM pins");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database.connection(), "INSERT INTO pins (body) VALUES (hex(zeroblob(300)))", -1,
                       &insert, nullptr);
    const SteadyClock::time_point begun = SteadyClock::now();
    for (int n = 0; n < pins * kCommitsOfPin; ++n) {
        if (sqlite3_step(insert) != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(database.connection()));
        sqlite3_reset(insert);
    }
    std::printf("%.3f\n", Since(begun));
    sqlite3_finalize(insert);
}

void Posts(int port, int pins, const std::string& board, const std::string& image)
{
    const std::vector<std::string> tokens = ReadTokens();
    const std::string data = httplib::detail::base64_encode(Contents(image));
    std::atomic<int> next{0};
    std::atomic<int> refused{0};
    const auto post = [&] {
        httplib::Client client("127.0.0.1", port);
        client.set_keep_alive(true);
        client.set_tcp_nodelay(true);
        for (int n = next++; n < pins; n = next++) {
            const Pin pin = ModelPin(n, board);
            const nlohmann::json body{
                {"board_id", board},
                {"title", pin.title},
                {"description", pin.description},
                {"link", pin.link},
                {"media_source",
                 {{"source_type", "image_base64"}, {"content_type", "image/png"}, {"data", data}}}};
            const std::string& token = tokens[static_cast<std::size_t>(n) % tokens.size()];
            const auto answer = client.Post("/v5/pins", {{"Authorization", "Bearer " + token}}, body.dump(),
                                            "application/json");
            if (!answer || answer->status != 201)
                ++refused;
        }
    };
    const SteadyClock::time_point begun = SteadyClock::now();
    std::vector<std::thread> threads;
    for (int n = 0; n < publish::kMostPublications; ++n)
        threads.emplace_back(post);
    for (std::thread& thread : threads)
        thread.join();
    const double took = Since(begun);
    if (refused != 0)
        throw std::runtime_error("refused: " + std::to_string(refused));
    std::printf("%.3f\n", took);
}

}  // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    try {
        if (what == "fill" && argc == 7)
            Fill(argv[2], std::atoi(argv[3]), std::atoll(argv[4]), argv[5], argv[6]);
        else if (what == "out" && argc == 3)
            Out(argv[2]);
        else if (what == "commits" && argc == 4)
            Commits(argv[2], std::atoi(argv[3]));
        else if (what == "posts" && argc == 6)
            Posts(std::atoi(argv[2]), std::atoi(argv[3]), argv[4], argv[5]);
        else
            return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
