// The stand-in's Pinterest: boards, pins and media of both sides, the grants, the clock, and the ledger of
// every pin ever made. Pure state: knows neither HTTP nor Pinterest's JSON. Not thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "proxy/standin/world/entities.hpp"
#include "proxy/standin/world/grants.hpp"
#include "proxy/standin/world/state_file.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::standin {

/// How long a new board or pin stays hidden from lists and reads.
struct LagSetting {
    std::chrono::seconds seconds{0};
    int reads = 0;
};

class World {
public:
    /// `boards`: how many the first account has, at the start and after a reset.
    World(const Clock& clock, Random& random, int boards);

    /// Reads the state file. Fills the world with the initial data if the file is new or `state_file` is
    /// empty.
    Result<Done> Open(const std::string& state_file);

    /// Restores the initial state, including the ledger and the state file.
    void Reset();

    /// The time used for expiry.
    Timestamp Now() const;
    /// The time shown to clients: `Now` plus the skew.
    Timestamp ShownNow() const { return Now() + m_skew; }
    void SetSkew(std::chrono::seconds skew) { m_skew = skew; }
    void Advance(std::chrono::seconds by) { m_advance += by; }
    std::chrono::seconds skew() const { return m_skew; }

    LagSetting& lag() { return m_lag; }

    // ---- People ----
    /// The person, with all changes since the start.
    Person AsNow(const Person& person) const;
    /// Gives the person a business account, or a personal one.
    void SetBusiness(const Person& person, bool business) { m_changes[person.id].business = business; }
    /// Changes the person's user name. Holders of tokens have to sign in again.
    void Rename(const Person& person, std::string_view username);

    /// Whether a read may see it. Each call counts down a lag that counts reads.
    bool IsVisible(Lag& lag) const;

    // ---- Boards ----
    /// The numbers of an owner's boards, oldest first, without deleted ones.
    std::vector<std::size_t> BoardsOf(Side side, std::string_view owner) const;
    Board& board(std::size_t number) { return m_boards[number]; }
    /// Null if there is none or it was deleted.
    Board* FindBoard(Side side, std::string_view id);
    /// Adds the board, with a new id and the current time.
    Board& AddBoard(Board board);
    Section& AddSection(Board& board, std::string_view name);
    void Changed(const Board& board);
    /// Deletes an owner's last boards, or adds some, to reach `count`.
    void SetBoardCount(Side side, std::string_view owner, std::size_t count);
    /// Also deletes its pins.
    void Delete(Board& board);

    // ---- Pins ----
    /// Pins of a board or, unless `section_id` is empty, of that section; oldest first.
    std::vector<std::size_t> PinsOfBoard(const Board& board, std::string_view section_id) const;
    std::vector<std::size_t> PinsOf(Side side, std::string_view owner) const;
    Pin& pin(std::size_t number) { return m_pins[number]; }
    Pin* FindPin(Side side, std::string_view id);
    /// Adds the pin, with a new id and the current time, and writes it to the ledger before returning.
    Pin& AddPin(Pin pin);
    void Changed(const Pin& pin);
    void Move(Pin& pin, std::string_view board_id);
    void Delete(Pin& pin);
    /// Every pin ever made, in order.
    const std::vector<Pin>& ledger() const { return m_pins; }

    // ---- Media ----
    std::vector<std::size_t> MediaOf(Side side, std::string_view owner) const;
    MediaUpload& media(std::size_t number) { return m_media[number]; }
    MediaUpload* FindMedia(Side side, std::string_view id);
    MediaUpload* FindMediaByKey(std::string_view key);
    MediaUpload& AddMedia(MediaUpload media);
    void Changed(const MediaUpload& media);

    Grants& grants() { return m_grants; }
    const Grants& grants() const { return m_grants; }
    /// Whether every write to the state file succeeded so far.
    bool IsSafe() const { return m_journal.good(); }
    /// Unpredictable hexadecimal digits.
    std::string RandomHex(std::size_t digits);

private:
    struct PersonChange {
        std::optional<bool> business;
        std::string username;  ///< Empty if unchanged.
    };

    void Populate();
    std::string NextId(int kind, std::size_t number) const;
    Lag NewLag() const;
    bool Replay(const nlohmann::json& line);
    void Index(std::size_t pin_number);

    const Clock& m_clock;
    Random& m_random;
    int m_first_boards;
    std::chrono::seconds m_skew{0};
    std::chrono::seconds m_advance{0};
    LagSetting m_lag;
    std::uint64_t m_epoch = 0;  ///< Keeps ids of different runs apart.
    std::size_t m_sections = 0;

    std::map<std::string, PersonChange> m_changes;  ///< By the person's id.

    Journal m_journal;
    Grants m_grants;
    std::vector<Board> m_boards;
    std::unordered_map<std::string, std::size_t> m_board_numbers;
    std::vector<Pin> m_pins;
    std::unordered_map<std::string, std::size_t> m_pin_numbers;
    std::unordered_map<std::string, std::vector<std::size_t>> m_pins_of_board;
    std::vector<MediaUpload> m_media;
};

}  // namespace pinwright::standin
