// The schema, step by step. A released step never changes; the next one follows it. Times are milliseconds
// since 1970 (UTC); Pinterest's IDs are text.
#include <array>
#include <vector>

#include "proxy/store/engine/migrations.hpp"
#include "proxy/store/engine/schema_later.hpp"

namespace pinwright::store {

namespace {

constexpr const char* kFirst = R"sql(
-- `revision`, and how many pins there are of each state (`pins.<state>`, kept by the triggers below):
-- counting a million rows for every look at the status would not do.
CREATE TABLE tallies (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tallies VALUES
    ('revision', 0), ('pins.draft', 0), ('pins.scheduled', 0), ('pins.publishing', 0), ('pins.unconfirmed', 0),
    ('pins.published', 0), ('pins.held', 0), ('pins.failed', 0), ('pins.canceled', 0);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_use ON sessions (used_at);

CREATE TABLE consents (
    seq INTEGER PRIMARY KEY,
    state_hash BLOB NOT NULL UNIQUE,
    session_hash BLOB NOT NULL,
    account_id TEXT NOT NULL,
    environment TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_by_session ON consents (session_hash);
CREATE INDEX consents_by_age ON consents (created_at);

CREATE TABLE accounts (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    environment TEXT NOT NULL,
    pinterest_user TEXT NOT NULL,
    username TEXT NOT NULL,
    name TEXT NOT NULL,
    avatar TEXT NOT NULL,
    account_type TEXT NOT NULL,
    scopes TEXT NOT NULL,
    state TEXT NOT NULL,
    cause TEXT,
    access_expires_at INTEGER,
    refresh_expires_at INTEGER,
    connected_at INTEGER NOT NULL,
    boards_fetched_at INTEGER,
    UNIQUE (environment, pinterest_user)
) STRICT;

CREATE TABLE tokens (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE boards (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    privacy TEXT NOT NULL,
    pin_count INTEGER NOT NULL,
    cover TEXT NOT NULL,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE section_lists (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    board_id TEXT NOT NULL,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, board_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sections (
    account_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (account_id, board_id, position),
    FOREIGN KEY (account_id, board_id) REFERENCES section_lists (account_id, board_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- No reference to the account: the avatar's key is wanted before the account is saved.
CREATE TABLE images (
    key TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    url TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX images_by_account ON images (account_id);

CREATE TABLE media (
    id TEXT PRIMARY KEY,
    content_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- `due_at`: publish_at, or for pins to be published at once the time they were saved.
-- `ready_at`: due_at, or later: where a refusal said to wait, or where it came into the queue after its time.
-- `twin`: the same for pins that could be taken for each other at Pinterest.
-- `cause_id`: the id within `cause`, for the index.
-- `environment`: where `pinterest_pin_id` is known.
CREATE TABLE pins (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account_id TEXT REFERENCES accounts (id),
    board_id TEXT NOT NULL,
    board_section_id TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    alt_text TEXT NOT NULL,
    link TEXT NOT NULL,
    media TEXT NOT NULL,
    publish_at INTEGER,
    time_zone TEXT NOT NULL,
    state TEXT NOT NULL,
    cause TEXT,
    cause_id TEXT,
    due_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    twin BLOB NOT NULL,
    environment TEXT,
    pinterest_pin_id TEXT,
    url TEXT NOT NULL,
    published_at INTEGER,
    confirmed_at INTEGER,
    attempts INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK (account_id IS NOT NULL OR state IN ('draft', 'canceled')),
    CHECK (state <> 'published' OR pinterest_pin_id IS NOT NULL)
) STRICT;
CREATE INDEX pins_by_due ON pins (due_at);
CREATE INDEX pins_by_state ON pins (state, due_at);
CREATE INDEX pins_ready ON pins (account_id, ready_at) WHERE state = 'scheduled';
CREATE INDEX pins_held ON pins (account_id, cause_id) WHERE state = 'held';
CREATE INDEX pins_open ON pins (twin) WHERE state IN ('publishing', 'unconfirmed');
CREATE INDEX pins_to_confirm ON pins (published_at) WHERE state = 'published' AND confirmed_at IS NULL;
CREATE UNIQUE INDEX pins_at_pinterest ON pins (pinterest_pin_id, environment)
    WHERE pinterest_pin_id IS NOT NULL;

CREATE TRIGGER pins_counted_in AFTER INSERT ON pins BEGIN
    UPDATE tallies SET value = value + 1 WHERE name = 'pins.' || NEW.state;
END;
CREATE TRIGGER pins_counted_out AFTER DELETE ON pins BEGIN
    UPDATE tallies SET value = value - 1 WHERE name = 'pins.' || OLD.state;
END;
CREATE TRIGGER pins_counted_over AFTER UPDATE OF state ON pins WHEN OLD.state <> NEW.state BEGIN
    UPDATE tallies SET value = value - 1 WHERE name = 'pins.' || OLD.state;
    UPDATE tallies SET value = value + 1 WHERE name = 'pins.' || NEW.state;
END;

-- Each attempt, with a snapshot of what was (to be) sent: it is what Pinterest is searched for.
CREATE TABLE publications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pin_id TEXT NOT NULL REFERENCES pins (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    settled_at INTEGER,
    skew_ms INTEGER,
    account_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    board_section_id TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    alt_text TEXT NOT NULL,
    link TEXT NOT NULL,
    looks INTEGER NOT NULL DEFAULT 0,
    unknown_since INTEGER,
    next_look_at INTEGER
) STRICT;
CREATE INDEX publications_by_pin ON publications (pin_id);
CREATE INDEX publications_sent ON publications (state) WHERE state IN ('started', 'sending');
CREATE INDEX publications_to_look_for ON publications (next_look_at) WHERE state = 'unknown';
)sql";

constexpr const char* kSecond = R"sql(
-- `revision`: the one at which the row last changed. The transaction's own number is given out at its end,
-- so during it the tally still holds the one before.
-- `dealt_at`: what the newest-first order goes by.
ALTER TABLE pins ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pins ADD COLUMN dealt_at INTEGER GENERATED ALWAYS AS (coalesce(published_at, due_at)) VIRTUAL;
UPDATE pins SET revision = (SELECT value FROM tallies WHERE name = 'revision');

-- Lists of several states, or of all, are merged from one walk for each state.
CREATE INDEX pins_by_dealing ON pins (state, dealt_at);
CREATE INDEX pins_by_change ON pins (state, revision);

CREATE TRIGGER pins_revised_in AFTER INSERT ON pins BEGIN
    UPDATE pins SET revision = (SELECT value + 1 FROM tallies WHERE name = 'revision') WHERE seq = NEW.seq;
END;
CREATE TRIGGER pins_revised_over AFTER UPDATE ON pins WHEN OLD.revision = NEW.revision BEGIN
    UPDATE pins SET revision = (SELECT value + 1 FROM tallies WHERE name = 'revision') WHERE seq = NEW.seq;
END;

-- What has happened to each pin, in the order of `id`. Pins from before have no past.
CREATE TABLE pin_events (
    id INTEGER PRIMARY KEY,
    pin_seq INTEGER NOT NULL REFERENCES pins (seq) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    cause TEXT
) STRICT;
CREATE INDEX pin_events_by_pin ON pin_events (pin_seq);
)sql";

constexpr const char* kThird = R"sql(
ALTER TABLE accounts ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;

-- `overdue_at`: when a pin of the account that was overdue was claimed last; the next one waits from there.
ALTER TABLE accounts ADD COLUMN overdue_at INTEGER;

-- `timed`: whether the pin has a time of its own that it can be late for.
ALTER TABLE pins ADD COLUMN timed INTEGER GENERATED ALWAYS AS (publish_at IS NOT NULL) VIRTUAL;
CREATE INDEX pins_queued ON pins (account_id, timed, ready_at) WHERE state = 'scheduled';
)sql";

constexpr std::array<const char*, 3> kSteps{kFirst, kSecond, kThird};

std::vector<const char*> AllSteps()
{
    std::vector<const char*> all(kSteps.begin(), kSteps.end());
    const std::span<const char* const> planning = PlanningSteps();
    all.insert(all.end(), planning.begin(), planning.end());
    return all;
}

}  // namespace

std::span<const char* const> SchemaSteps()
{
    static const std::vector<const char*> all = AllSteps();
    return all;
}

}  // namespace pinwright::store
