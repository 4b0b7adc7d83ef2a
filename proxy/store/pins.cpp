// Pins as a person sees them: saved, found, listed, counted.
#include "proxy/store/pins.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/media_rows.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_listing.hpp"
#include "proxy/store/rows/pin_rows.hpp"
#include "proxy/store/rows/queue_slots.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::store {

Result<Pins::Inserted> Pins::Insert(Pin pin, Timestamp now, Slot slot)
{
    return m_database.Write<Inserted>([&](Connection& connection) -> Result<Inserted> {
        // In the transaction that starts using the media, so that no one can delete them in between.
        if (pin.state != PinState::kDraft && LacksMedia(connection, pin))
            return Error{Cause::kInvalidPin, {}, {}, {UnknownMedia()}};
        if (slot == Slot::kNext) {
            if (const std::optional<Pin> known = FindPinRow(connection, pin.id))
                return Inserted{*known, false};
            if (const Result<Done> taken = TakeNextSlot(connection, pin, now); !taken.ok())
                return taken.error();
        }
        const Timestamp due_at = pin.publish_at.value_or(now);
        const std::int64_t inserted = connection.Run(
            "INSERT INTO pins (id, account_id, board_id, board_section_id, title, description, alt_text, "
            "link,"
            " media, publish_at, time_zone, state, cause, cause_id, due_at, ready_at, twin, environment,"
            " pinterest_pin_id, url, published_at, confirmed_at, attempts, created_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, ?16,"
            " CASE WHEN ?17 IS NULL THEN NULL ELSE (SELECT environment FROM accounts WHERE id = ?2) END,"
            " ?17, ?18, ?19, ?20, ?21, ?22) ON CONFLICT (id) DO NOTHING",
            pin.id, OrNull(pin.account_id), pin.board_id, pin.board_section_id, pin.title, pin.description,
            pin.alt_text, pin.link, EncodeList(pin.media), pin.publish_at, pin.time_zone, ToString(pin.state),
            EncodeCause(pin.cause), IdOf(pin.cause), due_at, Blob{TwinKey(pin)}, OrNull(pin.pinterest_pin_id),
            pin.url, pin.published_at, pin.confirmed_at, pin.attempts, now);
        if (inserted == 1 && pin.state == PinState::kDraft && HasTooManyDrafts(connection))
            return Error{Cause::kInvalidPin, {}, {}, {TooManyDrafts()}};
        if (inserted == 1)
            Note(connection, pin.id, pin_events::kSaved, now);
        const std::optional<Pin> stored = FindPinRow(connection, pin.id);
        if (!stored)
            return Error{Cause::kStorage, {}, "a pin that was inserted is not there", {}};
        return Inserted{*stored, inserted == 1};
    });
}

std::optional<Pin> Pins::Find(std::string_view id)
{
    return m_database.Read([&](Connection& connection) { return FindPinRow(connection, id); });
}

std::optional<Pin> Pins::FindWithHistory(std::string_view id)
{
    return m_database.Read([&](Connection& connection) { return FindWholePin(connection, id); });
}

Listing<Pin> Pins::List(const PinFilter& filter)
{
    return m_database.Read([&](Connection& connection) { return ReadPage(connection, filter); });
}

std::vector<int> Pins::CountByState()
{
    std::vector<int> counts = m_database.Read([](Connection& connection) {
        std::vector<int> read;
        for (int state = 0; state < kPinStateCount; ++state) {
            const std::string name = "pins." + std::string(ToString(static_cast<PinState>(state)));
            read.push_back(
                static_cast<int>(connection.Number("SELECT value FROM tallies WHERE name = ?", name)));
        }
        return read;
    });
    counts.resize(kPinStateCount);
    return counts;
}

std::vector<Pins::Stopped> Pins::CountStopped()
{
    return m_database.Read([](Connection& connection) {
        std::vector<Stopped> stopped;
        Statement rows = connection.Query(
            "SELECT state, coalesce(cause_id, '') AS cause_id, count(*) AS count FROM pins"
            " WHERE state IN ('held', 'failed') GROUP BY state, pins.cause_id ORDER BY count(*) DESC");
        while (rows.Next())
            stopped.push_back(
                {rows.Parsed("pins.state", ParsePinState), rows.Text("cause_id"), rows.Int("count")});
        return stopped;
    });
}

Pins::Astray Pins::FindWithoutBoard(std::string_view account_id, int most)
{
    return m_database.Read([&](Connection& connection) {
        Astray astray;
        Statement rows = connection.Query(
            "SELECT title, count(*) OVER () AS count, id FROM pins WHERE account_id = ?1 AND state IN "
            "('scheduled', "
            "'held') AND NOT "
            "EXISTS "
            "(SELECT 1 FROM boards WHERE boards.account_id = ?1 AND boards.id = pins.board_id)"
            " ORDER BY ready_at, seq LIMIT ?2",
            account_id, most);
        while (rows.Next()) {
            if (astray.titles.empty())
                astray.first_id = rows.Text("id");
            astray.titles.push_back(rows.Text("title"));
            astray.count = rows.Int("count");
        }
        return astray;
    });
}

}  // namespace pinwright::store
