#include "proxy/store/engine/schema_later.hpp"

#include <array>

namespace pinwright::store {

namespace {

constexpr const char* kFourth = R"sql(
-- What stands at Pinterest and may be this pin. `rejected`: the person said that it is not; it stays here so
-- that nobody takes it for this pin again.
CREATE TABLE candidates (
    pin_seq INTEGER NOT NULL REFERENCES pins (seq) ON DELETE CASCADE,
    pinterest_pin_id TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    created_at INTEGER,
    rejected INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pin_seq, pinterest_pin_id)
) STRICT, WITHOUT ROWID;

-- Pins that wait for a person without candidates to choose from: they are looked for once more.
UPDATE publications SET next_look_at = started_at WHERE state = 'unknown' AND next_look_at IS NULL;
)sql";

constexpr const char* kFifth = R"sql(
-- The weekly times of the account, as the API shows them.
ALTER TABLE accounts ADD COLUMN queue_times TEXT;
CREATE INDEX pins_by_time ON pins (account_id, publish_at) WHERE publish_at IS NOT NULL;

-- `moved_from`: when a pin that was overdue was to go out before it was given another time. From then on it
-- may stand at Pinterest already, so it is looked for before it is posted.
ALTER TABLE pins ADD COLUMN moved_from INTEGER;
)sql";

constexpr const char* kSixth = R"sql(
-- What would go wrong with a pin that waits, an array of causes as the API shows them; NULL: nothing.
ALTER TABLE pins ADD COLUMN warnings TEXT;
CREATE INDEX pins_warned ON pins (account_id) WHERE warnings IS NOT NULL;
CREATE INDEX pins_by_link ON pins (board_id, link) WHERE link <> '';

-- When each pin that waits is looked at next; 0: it was saved or changed, and is looked at as soon as can be.
-- Apart from the pins, because putting off a look is no change of a pin.
CREATE TABLE checks (
    pin_seq INTEGER PRIMARY KEY REFERENCES pins (seq) ON DELETE CASCADE,
    account_id TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX checks_by_time ON checks (account_id, at);
INSERT INTO checks SELECT seq, account_id, max(due_at - 86400000, 1) FROM pins
    WHERE state IN ('scheduled', 'held');

CREATE TRIGGER pins_checked_in AFTER INSERT ON pins WHEN NEW.state IN ('scheduled', 'held') BEGIN
    INSERT OR REPLACE INTO checks VALUES (NEW.seq, NEW.account_id, 0);
END;
CREATE TRIGGER pins_checked_anew
AFTER UPDATE OF state, account_id, board_id, board_section_id, link, media, publish_at ON pins
WHEN NEW.state IN ('scheduled', 'held') BEGIN
    INSERT OR REPLACE INTO checks VALUES (NEW.seq, NEW.account_id, 0);
END;
CREATE TRIGGER pins_checked_out AFTER UPDATE OF state ON pins
WHEN OLD.state IN ('scheduled', 'held') AND NEW.state NOT IN ('scheduled', 'held') BEGIN
    DELETE FROM checks WHERE pin_seq = NEW.seq;
    UPDATE pins SET warnings = NULL WHERE seq = NEW.seq AND warnings IS NOT NULL;
END;

-- What was wrong may be right again: an account that is connected anew, a list that was read again.
CREATE TRIGGER accounts_checked AFTER UPDATE OF state, connected_at, boards_fetched_at ON accounts
WHEN OLD.state <> NEW.state OR OLD.connected_at <> NEW.connected_at
    OR OLD.boards_fetched_at IS NOT NEW.boards_fetched_at BEGIN
    INSERT OR REPLACE INTO checks SELECT seq, account_id, 0 FROM pins
        WHERE account_id = NEW.id AND warnings IS NOT NULL AND state IN ('scheduled', 'held');
END;
)sql";

constexpr const char* kSeventh = R"sql(
-- When each published pin is read back: a day after it was published.
CREATE TABLE read_backs (
    pin_seq INTEGER PRIMARY KEY REFERENCES pins (seq) ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX read_backs_by_time ON read_backs (at);
INSERT INTO read_backs SELECT seq, published_at + 86400000 FROM pins
    WHERE state = 'published' AND published_at > (unixepoch() - 86400) * 1000;

CREATE TRIGGER pins_read_back AFTER UPDATE OF state ON pins
WHEN NEW.state = 'published' AND OLD.state <> 'published' BEGIN
    INSERT OR REPLACE INTO read_backs VALUES (NEW.seq, NEW.published_at + 86400000);
END;
CREATE TRIGGER pins_not_read_back AFTER UPDATE OF state ON pins
WHEN NEW.state <> 'published' AND OLD.state = 'published' BEGIN
    DELETE FROM read_backs WHERE pin_seq = NEW.seq;
END;
)sql";

constexpr const char* kEighth = R"sql(
-- Which pins show which media. `used`: how many pins do, so that what no pin shows is found by index.
CREATE TABLE pin_media (
    media_id TEXT NOT NULL,
    pin_seq INTEGER NOT NULL REFERENCES pins (seq) ON DELETE CASCADE,
    PRIMARY KEY (media_id, pin_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX pin_media_by_pin ON pin_media (pin_seq);
INSERT INTO pin_media SELECT DISTINCT value, seq FROM pins, json_each(pins.media);

ALTER TABLE media ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
UPDATE media SET used = (SELECT count(*) FROM pin_media WHERE media_id = id);
CREATE INDEX media_unused ON media (created_at) WHERE used = 0;

CREATE TRIGGER media_taken AFTER INSERT ON pin_media BEGIN
    UPDATE media SET used = used + 1 WHERE id = NEW.media_id;
END;
CREATE TRIGGER media_left AFTER DELETE ON pin_media BEGIN
    UPDATE media SET used = used - 1 WHERE id = OLD.media_id;
END;
CREATE TRIGGER pins_show AFTER INSERT ON pins BEGIN
    INSERT INTO pin_media SELECT DISTINCT value, NEW.seq FROM json_each(NEW.media);
END;
CREATE TRIGGER pins_show_other AFTER UPDATE OF media ON pins WHEN NEW.media <> OLD.media BEGIN
    DELETE FROM pin_media WHERE pin_seq = NEW.seq;
    INSERT INTO pin_media SELECT DISTINCT value, NEW.seq FROM json_each(NEW.media);
END;
)sql";

constexpr const char* kNinth = R"sql(
-- What the owner has been told of and still holds, by the notifier's own keys.
CREATE TABLE told (
    key TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What waits for the person is looked for after every change, among any number of pins.
CREATE INDEX pins_failed ON pins (account_id, cause_id) WHERE state = 'failed';
CREATE INDEX pins_to_decide ON pins (account_id) WHERE state = 'unconfirmed' AND cause_id = 'needs_decision';
CREATE INDEX pins_vanished ON pins (account_id) WHERE state = 'published' AND cause_id = 'vanished';
CREATE INDEX pins_refused ON pins (cause_id, account_id)
    WHERE state = 'held' AND cause_id IN ('trial_access', 'app_credentials', 'app_not_active');
)sql";

constexpr const char* kTenth = R"sql(
-- `used`: whether a browser has come back with it. One that never does ends after a day.
ALTER TABLE sessions ADD COLUMN used INTEGER NOT NULL DEFAULT 1;
CREATE INDEX sessions_unused ON sessions (created_at) WHERE used = 0;

-- A consent that was used is kept for an hour with what came of it: the account that it connected, or the
-- id of the cause. Both empty: it is not over yet.
ALTER TABLE consents ADD COLUMN used_at INTEGER;
ALTER TABLE consents ADD COLUMN result_account TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN result_cause TEXT NOT NULL DEFAULT '';
)sql";

constexpr const char* kEleventh = R"sql(
-- Tells the key of this database from any other (one row). The key can't be told from it.
CREATE TABLE key_check (
    value TEXT NOT NULL
) STRICT;
)sql";

constexpr const char* kTwelfth = R"sql(
-- A username; empty where the board was read before this was kept.
ALTER TABLE boards ADD COLUMN owner TEXT NOT NULL DEFAULT '';

-- From which revision to which the pin differs in its warnings alone, as it did last.
ALTER TABLE pins ADD COLUMN alike_from INTEGER;
ALTER TABLE pins ADD COLUMN alike_to INTEGER;
)sql";

constexpr const char* kThirteenth = R"sql(
-- The id of what leaves for it: its own if it was rebuilt when it came; empty where it was kept as it came.
ALTER TABLE media ADD COLUMN rebuilt_as TEXT NOT NULL DEFAULT '';
)sql";

constexpr const char* kFourteenth = R"sql(
-- A value that this program doesn't know is refused here, so that nothing takes it for another one. The column
-- `known` holds nothing but these checks: to add them to the table itself, it would have to be made again, and
-- dropping the old one deletes what refers to it. For a new state, drop the column, and add it with all checks.
ALTER TABLE accounts ADD COLUMN known INTEGER GENERATED ALWAYS AS (1) VIRTUAL
    CHECK (environment IN ('production', 'sandbox', 'standin'))
    CHECK (state IN ('connected', 'needs_reconnection', 'disconnected'))
    CHECK (paused IN (0, 1));
ALTER TABLE pins ADD COLUMN known INTEGER GENERATED ALWAYS AS (1) VIRTUAL
    CHECK (state IN ('draft', 'scheduled', 'publishing', 'unconfirmed', 'published', 'held', 'failed', 'canceled'))
    CHECK (environment IS NULL OR environment IN ('production', 'sandbox', 'standin'));
ALTER TABLE publications ADD COLUMN known INTEGER GENERATED ALWAYS AS (1) VIRTUAL
    CHECK (state IN ('started', 'sending', 'accepted', 'refused', 'unknown', 'not_made'));
ALTER TABLE candidates ADD COLUMN known INTEGER GENERATED ALWAYS AS (1) VIRTUAL CHECK (rejected IN (0, 1));
ALTER TABLE consents ADD COLUMN known INTEGER GENERATED ALWAYS AS (1) VIRTUAL
    CHECK (environment IN ('production', 'sandbox', 'standin'));
ALTER TABLE sessions ADD COLUMN known INTEGER GENERATED ALWAYS AS (1) VIRTUAL CHECK (used IN (0, 1));
)sql";

constexpr std::array<const char*, 11> kLaterSteps{kFourth,  kFifth,      kSixth,     kSeventh,
                                                  kEighth,  kNinth,      kTenth,     kEleventh,
                                                  kTwelfth, kThirteenth, kFourteenth};

}  // namespace

std::span<const char* const> PlanningSteps()
{
    return kLaterSteps;
}

}  // namespace pinwright::store
