// The stand-in's Pinterest: boards, pins and media of both sides, the grants, the clock, and the ledger
// of every pin ever made. Pure state: it knows no HTTP and no JSON of Pinterest. Not for several threads.
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

/// How long a new board or pin is kept out of lists and reads.
struct LagSetting {
    std::chrono::seconds seconds{0};
    int reads = 0;
};

class World {
public:
    /// `boards`: of the first account, at the start and after a reset.
    World(const Clock& clock, Random& random, int boards);

    /// Reads the state file, or fills the world where it is new or there is none (empty path).
    Result<Done> Open(const std::string& state_file);

    /// Everything as at the start, the ledger and the state file included.
    void Reset();

    /// The time that expiry goes by.
    Timestamp Now() const;
    /// The time that the stand-in shows: `Now` and its skew.
    Timestamp ShownNow() const { return Now() + m_skew; }
    void SetSkew(std::chrono::seconds skew) { m_skew = skew; }
    void Advance(std::chrono::seconds by) { m_advance += by; }
    std::chrono::seconds skew() const { return m_skew; }

    LagSetting& lag() { return m_lag; }

    // ---- People ----
    /// The person as changed since the start.
    Person AsNow(const Person& person) const;
    /// From now on the person has a business account, or none.
    void SetBusiness(const Person& person, bool business) { m_changes[person.id].business = business; }
    /// From now on the person is called so. Whoever holds tokens has to sign in again.
    void Rename(const Person& person, std::string_view username);

    /// Whether a read may see it. A lag that counts reads is counted down by asking.
    bool IsVisible(Lag& lag) const;

    // ---- Boards ----
    /// The numbers of an owner's boards, oldest first, deleted ones left out.
    std::vector<std::size_t> BoardsOf(Side side, std::string_view owner) const;
    Board& board(std::size_t number) { return m_boards[number]; }
    /// Null where there is none, deleted ones included.
    Board* FindBoard(Side side, std::string_view id);
    /// Gives it an id and a time, and keeps it.
    Board& AddBoard(Board board);
    Section& AddSection(Board& board, std::string_view name);
    void Changed(const Board& board);
    /// Deletes an owner's last boards or adds some until there are so many.
    void SetBoardCount(Side side, std::string_view owner, std::size_t count);
    /// Also deletes its pins.
    void Delete(Board& board);

    // ---- Pins ----
    /// Of a board and, where not empty, of one of its sections; oldest first.
    std::vector<std::size_t> PinsOfBoard(const Board& board, std::string_view section_id) const;
    std::vector<std::size_t> PinsOf(Side side, std::string_view owner) const;
    Pin& pin(std::size_t number) { return m_pins[number]; }
    Pin* FindPin(Side side, std::string_view id);
    /// Gives it an id and a time, and writes it to the ledger before it returns.
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
    /// Whether the state file took everything so far.
    bool IsSafe() const { return m_journal.good(); }
    /// Unpredictable hexadecimal digits.
    std::string RandomHex(std::size_t digits);

private:
    struct PersonChange {
        std::optional<bool> business;
        std::string username;  ///< Empty: as at the start.
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
