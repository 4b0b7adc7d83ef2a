#include "proxy/store/schema_planning.hpp"

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

constexpr std::array<const char*, 2> kSteps{kFourth, kFifth};

}  // namespace

std::span<const char* const> PlanningSteps()
{
    return kSteps;
}

}  // namespace pinwright::store
