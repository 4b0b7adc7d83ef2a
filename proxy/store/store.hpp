// Persistence: SQLite in the data folder (WAL, synchronous FULL, foreign keys), migrations, sealed
// tokens. The only room that knows SQL. Every call is one transaction, durable when it returns.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/account_json.hpp"
#include "shared/api_types.hpp"
#include "shared/pin_batch.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"
#include "shared/settings_json.hpp"

namespace pinwright::store {

class Database;

/// The data folder, open and owned. Threads: any number may call at once.
///
/// Errors: kStorage where the database fails, kDiskFull where there is no room; the others are
/// named at each call. Nothing is half-written. Reading calls have no error: where the database fails
/// they log it and find nothing.
class Store {
public:
    /// Opens (or makes, mode 0700) the folder, takes its exclusive lock, reads the key that seals the
    /// tokens (or makes it, mode 0600), and migrates forward, keeping a copy of the old database.
    /// Errors, each one clear line in `detail`, nothing changed: folder not writable, in use by
    /// another process (named by its pid), database broken, database newer than this program.
    static Result<std::unique_ptr<Store>> Open(const std::string& folder, Random& random, const Clock& clock);
    ~Store();

    const std::string& folder() const;

    /// Whether the database answers at all: what it does not find then is not there.
    bool Works();

    /// Grows with every change; survives restarts.
    std::int64_t Revision();

    // ---- Sessions: stored as hashes of their tokens; invisible, so the revision doesn't grow ----
    /// Adds an unused session. Keeps up to 1,000 of those and deletes the oldest.
    Result<Done> AddSession(std::string_view token, Timestamp now);
    /// Whether the session exists and has not ended: 400 days after its last use, or after a day if it was
    /// never used. This call counts as a use.
    bool HasSession(std::string_view token, Timestamp now);

    // ---- Consents: hashed `state` values, valid once and for ten minutes, five pending per session;
    // invisible, so the revision doesn't grow ----
    Result<Done> AddConsent(std::string_view session, std::string_view state, const PendingConsent& consent,
                            Timestamp now);
    /// Marks it as used and returns it. Nothing if it is unknown, expired, used, or of another session.
    std::optional<PendingConsent> TakeConsent(std::string_view session, std::string_view state,
                                              Timestamp now);
    /// Stores the result of a used consent.
    void SettleConsent(std::string_view session, std::string_view state, const ConsentResult& result);
    /// The result of a consent that this session used within the last hour.
    std::optional<ConsentResult> FindUsedConsent(std::string_view session, std::string_view state,
                                                 Timestamp now);

    // ---- Accounts ----
    std::vector<AccountRecord> Accounts();
    std::optional<AccountRecord> FindAccount(std::string_view id);
    std::optional<AccountRecord> FindAccountOf(Environment environment, std::string_view pinterest_user);
    /// Inserts or replaces account and tokens in one transaction; pins that were held for the account's
    /// connection go back to `scheduled` (those that are held because publishing is paused stay).
    /// kConflict: this user of Pinterest's is another account here already.
    Result<Done> SaveConnection(const AccountRecord& account, const Tokens& tokens);
    /// The new pair after a refresh, committed before it is used. Pins that were held for the app's
    /// credentials go back to `scheduled`. kNotFound: no such account.
    Result<Done> SaveTokens(std::string_view account_id, const Tokens& tokens,
                            const std::vector<std::string>& scopes);
    /// Nothing where there are none, or where they cannot be unsealed.
    std::optional<Tokens> FindTokens(std::string_view account_id);
    /// Sets state and cause. Unless it is connected, the account's scheduled pins that are due are held
    /// with the same cause when they are claimed; where it becomes connected again, they go back to
    /// `scheduled`. So do pins that were held for the cause of a connected account, where that passes.
    Result<Done> SetAccountState(std::string_view account_id, AccountState state,
                                 const std::optional<Diagnosis>& cause);
    /// Deletes the tokens, sets `disconnected`; the queue is kept.
    Result<Done> Disconnect(std::string_view account_id, const Diagnosis& cause);

    /// Forgets a disconnected account with all that is kept of it: pins with their publications and
    /// histories, boards, sections, images, queue times, sign-ins under way. What no pin shows any more is
    /// left to CollectMedia. kNotFound; kConflict: it is not disconnected. kPinBusy: a pin of it is
    /// `publishing` or `unconfirmed`.
    Result<Done> RemoveAccount(std::string_view account_id);

    /// Nothing new is claimed of a paused account. Both, the pause and the queue times (whose zone the caller
    /// has checked), stay over reconnections. Gives the account as it is then; kNotFound: there is none.
    Result<Account> ChangeAccount(std::string_view account_id, const AccountChange& change);
    /// The first `count` of the account's queue times after `after` at which none of its pins is planned.
    /// None if it has no queue times. kNotFound: there is no such account; kUnknownTimeZone: this server
    /// doesn't know their zone.
    Result<std::vector<Timestamp>> FreeTimes(std::string_view account_id, Timestamp after, int count);

    // ---- How this server publishes ----
    Settings CurrentSettings();
    /// Gives the settings as they are then. What is so already changes nothing. Where a restored copy takes
    /// over, its pins that are due by then are looked for before they are posted.
    Result<Settings> ChangeSettings(const SettingsChange& change);

    // ---- Boards: a cache of Pinterest's ----
    Result<Done> ReplaceBoards(std::string_view account_id, const std::vector<Board>& boards, Timestamp now);
    Result<Done> AddBoard(const Board& board);
    /// Nothing where they were never fetched.
    std::optional<std::vector<Board>> Boards(std::string_view account_id);
    std::optional<Board> FindBoard(std::string_view account_id, std::string_view board_id);
    Result<Done> ReplaceSections(std::string_view account_id, std::string_view board_id,
                                 const std::vector<Section>& sections);
    std::optional<std::vector<Section>> Sections(std::string_view account_id, std::string_view board_id);

    // ---- Images of Pinterest that are shown through this server ----
    /// The key of this address (the same each time): url-safe, not to be guessed back.
    Result<std::string> ImageKey(std::string_view account_id, std::string_view url);
    /// The same for many addresses in one transaction, in their order.
    Result<std::vector<std::string>> ImageKeys(std::string_view account_id,
                                               const std::vector<std::string>& urls);
    std::optional<ImageSource> FindImage(std::string_view key);

    // ---- Media ----
    /// A rebuilt image. What is stored already counts as stored now.
    Result<Done> AddMedia(const Media& media, Timestamp now);
    std::optional<Media> FindMedia(std::string_view id);
    /// The id of the rebuilt image that leaves for this one: the same id, except for what an earlier version
    /// kept as it came. Empty: it hasn't been rebuilt, or isn't stored.
    std::string RebuiltMedia(std::string_view id);
    /// Nobody sees that.
    Result<Done> SetRebuiltMedia(std::string_view id, std::string_view rebuilt_id);
    /// Forgets media that no pin shows and that were stored last before `before`, at most `limit` of them,
    /// and gives their ids: their files may go. Nobody sees that.
    Result<std::vector<std::string>> CollectMedia(Timestamp before, int limit);

    // ---- Pins ----
    /// Inserts. Where the id is there already, nothing changes; returns the pin as it stands.
    /// `slot`: kNext gives it the next free slot of its account's queue instead of its time.
    /// kNotFound: its account is not known here. kInvalidPin: it is no draft and shows what is not stored, or
    /// there is no slot for it. kUnknownTimeZone: of the queue.
    struct Inserted {
        Pin pin;
        bool fresh = false;
    };
    Result<Inserted> InsertPin(Pin pin, Timestamp now, Slot slot = Slot::kNone);
    std::optional<Pin> FindPin(std::string_view id);
    /// The same with what has happened to it so far; every change below writes its event along.
    std::optional<Pin> FindPinWithHistory(std::string_view id);
    /// In the order asked for; the due time is publish_at, or when it was saved; `from` included, `to` not.
    /// A cursor of another order, or none of ours, lists nothing.
    Listing<Pin> Pins(const PinFilter& filter);
    /// Per state, indexed by PinState.
    std::vector<int> PinCounts();

    // ---- What a person does to a pin ----
    // Each gives the pin as it stands then, with its history, and changes nothing where it answers an error.
    // kNotFound: there is no such pin. kPinBusy: it is `publishing` or `unconfirmed`. kConflict: it is
    // `published`, or is not as it was at the revision that is named. kInvalidPin: it is to show what is not
    // stored.

    /// Gives the pin the texts, board, media and time of `wanted`, which is based on `wanted.revision`. `to`
    /// (draft or scheduled) is what it becomes; nothing: it stays what it is, with its cause. A held pin
    /// whose account is another one now is scheduled, because nothing would wake it. What becomes scheduled,
    /// or gets a time that is past, is due from `now` on. The caller has checked `wanted`.
    /// `slot` and its errors: as in InsertPin; a slot that the pin has already counts as taken.
    Result<Pin> ChangePin(const Pin& wanted, std::optional<PinState> to, Timestamp now,
                          Slot slot = Slot::kNone);
    /// Whether the pin, which is at `revision` by now, differs from what it was at `since` in its warnings
    /// alone: those are this server's, and no reason to refuse what a person based on `since`.
    bool IsSameSince(std::string_view id, std::int64_t revision, std::int64_t since);
    /// Does to all pins that the batch names what it says, or only counts them. What can't be changed so is
    /// counted with the reason. kBadRequest where there are more than kMostBatchPins.
    Result<BatchCounts> RunBatch(const PinBatch& batch, Timestamp now);
    /// A canceled pin stays as it is.
    Result<Pin> CancelPin(std::string_view id, Timestamp now);
    /// Scheduled, without cause and waits; what is past is due from `now` on. kConflict for drafts, too. One
    /// that has vanished is published anew, at once: of what it was at Pinterest only the history tells.
    Result<Pin> RetryPin(std::string_view id, std::int64_t revision, Timestamp now);

    // ---- What a person says of a pin that waits for a decision ----
    // The pin as it stands then, with its history. kNotFound: there is no such pin. kConflict, with the
    // reason as its detail: it does not wait for a decision, or is not as it was at `revision` (nothing:
    // whatever it is).

    /// One of its candidates is it: `published` with that id. kConflict, too, where that is none of them, or
    /// another pin's.
    Result<Pin> AdoptCandidate(std::string_view id, std::string_view pinterest_pin_id,
                               std::optional<std::int64_t> revision, Timestamp now);
    /// None of them is: `scheduled`, to be published at once, and never to be taken for one of them again.
    Result<Pin> RejectCandidates(std::string_view id, std::optional<std::int64_t> revision, Timestamp now);
    /// Whether the person said that this pin of Pinterest's is not that one of ours.
    bool IsRejected(std::string_view pin_id, std::string_view pinterest_pin_id);

    // ---- Looks ahead at pins that wait (scheduled, held) ----
    /// The accounts with pins to be looked at by now.
    std::vector<std::string> AccountsToCheck(Timestamp now);
    /// `limit` of those pins of an account, those that have been due for longest.
    std::vector<PinToCheck> PinsToCheck(std::string_view account_id, Timestamp now, int limit);
    /// When the account's boards, or a board's sections, were read last; nothing: never.
    std::optional<Timestamp> BoardsFetchedAt(std::string_view account_id);
    std::optional<Timestamp> SectionsFetchedAt(std::string_view account_id, std::string_view board_id);
    /// Another pin of the account with this pin's link and board that is planned or under way, or was
    /// published since then. Nothing where the pin has no link.
    std::optional<Pin> SameLink(const Pin& pin, Timestamp published_since);
    /// The warnings of the pins from now on. A pin that has changed since it was looked at keeps what it has,
    /// and is looked at again. Where no warning changes, no revision does.
    Result<Done> Foresaw(const std::vector<Foreseen>& seen);

    // ---- The publish protocol (design: the way of a pin) ----
    /// Claims the next pin that is due: state `scheduled`, publish_at absent or past, its account connected
    /// and of one of `environments`, its own wait over, none of the same board and texts `publishing` or
    /// `unconfirmed`, and its account not in `busy_accounts`. In the same transaction it becomes
    /// `publishing` and its publication is written. Pins that are due but whose account is not connected
    /// become `held` with the account's cause, those of other environments with kOtherEnvironment. Of paused
    /// accounts, or while all is paused, nothing is claimed or held.
    /// Pins that are more than five minutes late are overdue: they come after all others, the oldest first,
    /// and `spacing` apart for each account, restarts included. What is later than the settings allow becomes
    /// `failed` with kOverdue; where they say so, those of accounts with queue times get the next free ones
    /// instead. A pin to be published at once is never late, nor is one while it waits for the end of a
    /// back-off.
    std::optional<Claim> ClaimDue(Timestamp now, const std::vector<Environment>& environments,
                                  const std::vector<std::string>& busy_accounts,
                                  std::chrono::milliseconds spacing = {});
    /// When the next scheduled pin is due or the next look is to be taken; nothing where there is none.
    /// Pins that a twin still blocks, and those of `busy_accounts`, are left out: whoever settles the twin or
    /// frees the account looks again. So are those that a pause keeps back.
    std::optional<Timestamp> NextDue(Timestamp now, const std::vector<std::string>& busy_accounts = {},
                                     std::chrono::milliseconds spacing = {});

    /// Of each of `pins` that is overdue and would go out by itself, when that will be as things stand: they
    /// are `spacing` apart for each account. The others get no `expected_at`.
    void FillPlan(std::span<Pin> pins, Timestamp now, std::chrono::milliseconds spacing);

    // Each event below changes nothing and answers kConflict where the publication is not in a state that it
    // fits: Accept, MarkUnknown and SetSkew fit every open one, Refuse those that are `started` or `sending`,
    // Looked, AskPerson and SurelyAbsent those that are `unknown`. kNotFound: there is no such publication.

    /// The fence: `sending`, if the publication still owns its pin. False: it does not, or the commit failed.
    bool MarkSending(std::int64_t publication);
    /// The id is committed, unique per environment (kConflict where it is another pin's); the pin is
    /// `published`. `url`: its page, where that is known.
    Result<Done> Accept(std::int64_t publication, std::string_view pinterest_pin_id, Timestamp now,
                        std::string_view url = {});
    /// A definite no (or never sent): the pin goes to `to` (held, failed, scheduled) with the cause;
    /// a scheduled one waits until `not_before`. Where its account was connected anew since the publication
    /// was begun, `held` becomes `scheduled`: nothing else would wake it.
    Result<Done> Refuse(std::int64_t publication, PinState to, const std::optional<Diagnosis>& cause,
                        std::optional<Timestamp> not_before, Timestamp now);
    /// Past the fence without a definite answer: the pin is `unconfirmed`; first look at `look_at`.
    Result<Done> MarkUnknown(std::int64_t publication, const Diagnosis& cause, Timestamp look_at,
                             Timestamp now);
    /// What Pinterest's clock was seen to be ahead of ours, kept with the publication.
    Result<Done> SetSkew(std::int64_t publication, std::int64_t skew_ms);
    /// Publications that are `unknown` and due for a look.
    std::vector<Publication> DueLooks(Timestamp now);
    /// Not found this time: the next look is at `next` (nothing: it stays for the person, with `cause`).
    /// `complete`: everything that had to be read was read.
    Result<Done> Looked(std::int64_t publication, bool complete, std::optional<Timestamp> next,
                        const std::optional<Diagnosis>& cause);
    /// Not found for sure, but these may be it: the person decides, and nobody looks any more. `cause` says
    /// so.
    Result<Done> AskPerson(std::int64_t publication, const std::vector<Candidate>& candidates,
                           const Diagnosis& cause);
    /// Looked for and surely absent: the publication is `not_made`, the pin `scheduled` again.
    Result<Done> SurelyAbsent(std::int64_t publication, Timestamp now);
    /// Whether a pin with this id of Pinterest's is ours already.
    bool IsOurs(Environment environment, std::string_view pinterest_pin_id);
    /// Seen live.
    Result<Done> Confirm(std::string_view pin_id, Timestamp now);
    /// Published pins without `confirmed_at`, published before `before`; oldest first.
    std::vector<Pin> Unconfirmed(Timestamp before, int limit);
    /// Published pins that are to be read back by `before`, a day after they were published; the earliest
    /// first.
    std::vector<ReadBack> ReadBacks(Timestamp before, int limit);
    /// Whether there is one of those.
    bool HasReadBack(Timestamp before);
    /// Read back and seen: they are not read back any more.
    Result<Done> SeenAgain(const std::vector<std::string>& pin_ids, Timestamp now);
    /// Read back and gone: still `published`, with the cause kVanished. kNotFound: there is no such published
    /// pin, or that is known already.
    Result<Done> Vanish(std::string_view pin_id, Timestamp now);
    /// It could not be read: it is read back later. Nobody sees that.
    Result<Done> PutOffReadBack(std::string_view pin_id, Timestamp until);
    /// The clock was set, as the publisher noticed at `now`. The wait for what is `unknown` begins anew, with
    /// a look by `look_at` at the latest: it must not end early. After a step back, pins that wait for their
    /// next try, not for a time of their own, wait no longer.
    Result<Done> ClockWasSet(ClockStep step, Timestamp look_at, Timestamp now);
    /// At start-up: every publication past its fence without an outcome becomes `unknown` (first look at
    /// `look_at`; those that were unknown already are looked for by then at the latest), every other open one
    /// `not_made` and its pin `scheduled`. Pins held for the app's credentials are `scheduled`: a start is
    /// when those may have changed. Where the clock was set back since the last event, as ClockWasSet.
    Result<Done> Recover(const Diagnosis& cause, Timestamp look_at, Timestamp now);

    // ---- How it stands ----
    enum class Soundness { kSound, kBroken, kNotFinished };
    /// SQLite's own quick check; kNotFinished where that takes longer than `limit`.
    Soundness CheckSoundness(std::chrono::milliseconds limit);
    /// How many pins are held or failed, by the catalog's id of their cause (empty: none); most first.
    struct Stopped {
        PinState state = PinState::kFailed;
        std::string cause_id;
        std::int64_t count = 0;
    };
    std::vector<Stopped> StoppedPins();
    struct Astray {
        std::int64_t count = 0;
        std::string first_id;             ///< Of the pin that is due first.
        std::vector<std::string> titles;  ///< Of the first `most`, as they are due; a pin may have none.
    };
    /// Pins of the account that wait for a board that is not in its list.
    Astray PinsWithoutBoard(std::string_view account_id, int most);

    // ---- What the owner is told of ----
    /// What is wrong now. Nothing where it could not be read, which is not the same as that all is well.
    std::optional<Troubles> PresentTroubles();
    /// The owner knows of these; keys that are known already stay as they are. Nobody sees that.
    Result<Done> AddTold(const std::vector<std::string>& keys, Timestamp now);
    /// These are past, and will be told again should they come back. Nobody sees that.
    Result<Done> ForgetTold(const std::vector<std::string>& keys);

private:
    explicit Store(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

}  // namespace pinwright::store
