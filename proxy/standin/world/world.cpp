#include "proxy/standin/world/world.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "proxy/standin/world/known_accounts.hpp"

namespace pinwright::standin {

namespace {

constexpr std::array<std::string_view, 6> kFirstNames{"Kitchen & Table", "Glaze tests", "Autumn market",
                                                      "Workshop",        "Gift ideas",  "Studio diary"};
constexpr std::array<std::string_view, 3> kSecondNames{"Linocuts", "Harbour views", "Letterpress cards"};
constexpr std::array<std::string_view, 2> kPersonalNames{"Garden", "Recipes to try"};

std::string BoardName(std::string_view owner, std::size_t number)
{
    if (owner == kFirstBusiness && number < kFirstNames.size())
        return std::string(kFirstNames[number]);
    if (owner == kSecondBusiness && number < kSecondNames.size())
        return std::string(kSecondNames[number]);
    if (owner == kPersonal && number < kPersonalNames.size())
        return std::string(kPersonalNames[number]);
    std::string digits = std::to_string(number + 1);
    return "Board " + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

enum Kind { kBoardKind = 1, kPinKind = 2, kSectionKind = 3, kMediaKind = 4 };

template <typename T>
T* Visible(T* found, Side side)
{
    return found && found->side == side ? found : nullptr;
}

}  // namespace

World::World(const Clock& clock, Random& random, int boards)
    : m_clock(clock), m_random(random), m_first_boards(boards), m_grants(random, m_journal)
{
}

Result<Done> World::Open(const std::string& state_file)
{
    if (!state_file.empty()) {
        const auto replay = [this](const nlohmann::json& line) {
            try {
                return Replay(line);
            } catch (const std::exception&) {
                return false;
            }
        };
        if (const Result<Done> opened = m_journal.Open(state_file, replay); !opened)
            return opened.error();
    }
    if (m_boards.empty())
        Populate();
    m_epoch = static_cast<std::uint64_t>(ToMillis(m_clock.Now()) / 1000) % 1'000'000'000u;
    return Done{};
}

void World::Reset()
{
    m_journal.Clear();
    m_grants.Clear();
    m_boards.clear();
    m_board_numbers.clear();
    m_pins.clear();
    m_pin_numbers.clear();
    m_pins_of_board.clear();
    m_media.clear();
    m_sections = 0;
    m_skew = m_advance = std::chrono::seconds{0};
    m_lag = {};
    m_changes.clear();
    const std::uint64_t epoch = std::exchange(m_epoch, 0);
    Populate();
    m_epoch = epoch + 1;
}

void World::Populate()
{
    SetBoardCount(Side::kProduction, kFirstBusiness, static_cast<std::size_t>(m_first_boards));
    SetBoardCount(Side::kProduction, kSecondBusiness, kSecondNames.size());
    SetBoardCount(Side::kProduction, kPersonal, kPersonalNames.size());
    if (m_first_boards > 0) {
        AddSection(m_boards.front(), "Plates");
        AddSection(m_boards.front(), "Mugs & bowls");
    }
}

bool World::Replay(const nlohmann::json& line)
{
    const std::string kind = line.at("put").get<std::string>();
    const nlohmann::json& value = line.at("value");
    if (kind == "board") {
        Board board = ReadBoard(value);
        m_sections = std::max(m_sections, value.at("sections_made").get<std::size_t>());
        const auto [place, is_new] = m_board_numbers.emplace(board.id, m_boards.size());
        if (is_new)
            m_boards.push_back(std::move(board));
        else
            m_boards[place->second] = std::move(board);
    } else if (kind == "pin") {
        Pin pin = ReadPin(value);
        const auto found = m_pin_numbers.find(pin.id);
        if (found == m_pin_numbers.end()) {
            m_pins.push_back(std::move(pin));
            Index(m_pins.size() - 1);
        } else {
            Pin& former = m_pins[found->second];
            std::erase(m_pins_of_board[former.board_id], found->second);
            former = std::move(pin);
            Index(found->second);
        }
    } else if (kind == "media") {
        MediaUpload media = ReadMedia(value);
        MediaUpload* former = FindMedia(media.side, media.id);
        if (former)
            *former = std::move(media);
        else
            m_media.push_back(std::move(media));
    } else if (kind == "grant") {
        m_grants.Restore(ReadGrant(value));
    } else {
        return false;
    }
    return true;
}

Person World::AsNow(const Person& person) const
{
    Person now = person;
    const auto found = m_changes.find(person.id);
    if (found == m_changes.end())
        return now;
    now.business = found->second.business.value_or(person.business);
    if (!found->second.username.empty())
        now.username = found->second.username;
    return now;
}

void World::Rename(const Person& person, std::string_view username)
{
    m_changes[person.id].username = username;
    m_grants.Revoke(person.id);
}

Timestamp World::Now() const
{
    return m_clock.Now() + m_advance;
}

std::string World::RandomHex(std::size_t digits)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    for (const char byte : m_random.Bytes(digits))
        text += kHex[static_cast<unsigned char>(byte) & 15];
    return text;
}

// 18 digits, as Pinterest's have; an odd step, so that a double can't hold them exactly.
std::string World::NextId(int kind, std::size_t number) const
{
    const std::uint64_t id = static_cast<std::uint64_t>(kind) * 100'000'000'000'000'000u +
                             m_epoch * 100'000'000u + static_cast<std::uint64_t>(number) * 7u + 3u;
    return std::to_string(id);
}

Lag World::NewLag() const
{
    return {Now() + m_lag.seconds, m_lag.reads};
}

bool World::IsVisible(Lag& lag) const
{
    if (Now() < lag.until)
        return false;
    if (lag.reads == 0)
        return true;
    --lag.reads;
    return false;
}

// ---- Boards ----

std::vector<std::size_t> World::BoardsOf(Side side, std::string_view owner) const
{
    std::vector<std::size_t> numbers;
    for (std::size_t at = 0; at < m_boards.size(); ++at)
        if (!m_boards[at].deleted && m_boards[at].side == side && m_boards[at].owner == owner)
            numbers.push_back(at);
    return numbers;
}

Board* World::FindBoard(Side side, std::string_view id)
{
    const auto found = m_board_numbers.find(std::string(id));
    Board* board = found == m_board_numbers.end() ? nullptr : Visible(&m_boards[found->second], side);
    return board && !board->deleted ? board : nullptr;
}

Board& World::AddBoard(Board board)
{
    board.id = NextId(kBoardKind, m_boards.size());
    board.created = board.modified = ShownNow();
    board.lag = NewLag();
    m_board_numbers.emplace(board.id, m_boards.size());
    Board& kept = m_boards.emplace_back(std::move(board));
    Changed(kept);
    return kept;
}

Section& World::AddSection(Board& board, std::string_view name)
{
    board.sections.push_back({NextId(kSectionKind, m_sections++), std::string(name)});
    Changed(board);
    return board.sections.back();
}

void World::Changed(const Board& board)
{
    nlohmann::json value = Written(board);
    value["sections_made"] = m_sections;
    m_journal.Append({{"put", "board"}, {"value", std::move(value)}});
}

void World::SetBoardCount(Side side, std::string_view owner, std::size_t count)
{
    std::vector<std::size_t> numbers = BoardsOf(side, owner);
    while (numbers.size() > count) {
        Delete(m_boards[numbers.back()]);
        numbers.pop_back();
    }
    for (std::size_t at = numbers.size(); at < count; ++at) {
        Board board;
        board.owner = owner;
        board.side = side;
        board.name = BoardName(owner, at);
        AddBoard(std::move(board));
    }
}

void World::Delete(Board& board)
{
    for (const std::size_t number : PinsOfBoard(board, {}))
        Delete(m_pins[number]);
    board.deleted = true;
    Changed(board);
}

// ---- Pins ----

void World::Index(std::size_t pin_number)
{
    const Pin& pin = m_pins[pin_number];
    m_pin_numbers.insert_or_assign(pin.id, pin_number);
    std::vector<std::size_t>& of_board = m_pins_of_board[pin.board_id];
    of_board.insert(std::lower_bound(of_board.begin(), of_board.end(), pin_number), pin_number);
}

std::vector<std::size_t> World::PinsOfBoard(const Board& board, std::string_view section_id) const
{
    std::vector<std::size_t> numbers;
    const auto found = m_pins_of_board.find(board.id);
    if (found == m_pins_of_board.end())
        return numbers;
    for (const std::size_t number : found->second)
        if (!m_pins[number].deleted && (section_id.empty() || m_pins[number].section_id == section_id))
            numbers.push_back(number);
    return numbers;
}

std::vector<std::size_t> World::PinsOf(Side side, std::string_view owner) const
{
    std::vector<std::size_t> numbers;
    for (std::size_t at = 0; at < m_pins.size(); ++at)
        if (!m_pins[at].deleted && m_pins[at].side == side && m_pins[at].owner == owner)
            numbers.push_back(at);
    return numbers;
}

Pin* World::FindPin(Side side, std::string_view id)
{
    const auto found = m_pin_numbers.find(std::string(id));
    Pin* pin = found == m_pin_numbers.end() ? nullptr : Visible(&m_pins[found->second], side);
    return pin && !pin->deleted ? pin : nullptr;
}

Pin& World::AddPin(Pin pin)
{
    pin.id = NextId(kPinKind, m_pins.size());
    pin.created = ShownNow();
    pin.lag = NewLag();
    m_journal.Append({{"put", "pin"}, {"value", Written(pin)}});
    Pin& kept = m_pins.emplace_back(std::move(pin));
    Index(m_pins.size() - 1);
    if (Board* board = FindBoard(kept.side, kept.board_id))
        board->modified = kept.created;
    return kept;
}

void World::Changed(const Pin& pin)
{
    m_journal.Append({{"put", "pin"}, {"value", Written(pin)}});
}

void World::Move(Pin& pin, std::string_view board_id)
{
    const std::size_t number = m_pin_numbers.at(pin.id);
    std::erase(m_pins_of_board[pin.board_id], number);
    pin.board_id = board_id;
    Index(number);
}

void World::Delete(Pin& pin)
{
    pin.deleted = true;
    Changed(pin);
}

// ---- Media ----

std::vector<std::size_t> World::MediaOf(Side side, std::string_view owner) const
{
    std::vector<std::size_t> numbers;
    for (std::size_t at = 0; at < m_media.size(); ++at)
        if (m_media[at].side == side && m_media[at].owner == owner)
            numbers.push_back(at);
    return numbers;
}

MediaUpload* World::FindMedia(Side side, std::string_view id)
{
    for (MediaUpload& media : m_media)
        if (media.id == id && media.side == side)
            return &media;
    return nullptr;
}

MediaUpload* World::FindMediaByKey(std::string_view key)
{
    for (MediaUpload& media : m_media)
        if (media.key == key)
            return &media;
    return nullptr;
}

MediaUpload& World::AddMedia(MediaUpload media)
{
    media.id = NextId(kMediaKind, m_media.size());
    Changed(m_media.emplace_back(std::move(media)));
    return m_media.back();
}

void World::Changed(const MediaUpload& media)
{
    m_journal.Append({{"put", "media"}, {"value", Written(media)}});
}

}  // namespace pinwright::standin
