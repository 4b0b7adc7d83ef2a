#include "proxy/store/engine/database.hpp"

#include <spdlog/spdlog.h>

#include "proxy/store/engine/key_check.hpp"
#include "proxy/store/engine/migrations.hpp"

namespace pinwright::store {

namespace {

// The most pieces that share a commit, so that the first of them doesn't wait long.
constexpr int kMostPieces = 64;
// How many steps of SQLite's machine go by between two looks at the clock.
constexpr int kStepsBetweenLooks = 1000;

int IsPast(void* deadline)
{
    return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline)
               ? 1
               : 0;
}

/// Why the key doesn't fit the database, and what to do.
Error WrongKey(const std::string& folder, const std::string& what)
{
    return Error{
        Cause::kStorage,
        "The key file " + folder + "/" + kKeyName + " " + what +
            ". Without the right key, Pinwright can't read this folder's tokens. Copy the right seal.key "
            "back from a backup. If it is lost, run 'pinwright key --replace --data " +
            folder + "', which keeps pins and images. Then reconnect each account.",
        "the key does not fit the database",
        {}};
}

/// The folder's key. Creates a new one only if nothing was ever sealed. Changes nothing if it refuses.
Result<Seal> OpenKey(const std::string& folder, const std::string& path, Random& random)
{
    Result<std::optional<Seal>> stored = Seal::Load(folder);
    if (!stored.ok())
        return stored.error();
    const Result<std::optional<std::string>> begin = ReadSmallFile(path, 1);
    if (!begin.ok())
        return begin.error();
    if (begin.value() && !begin.value()->empty()) {
        const Result<Done> fits = LookAtDatabase(path, [&](Connection& connection) -> Result<Done> {
            const bool needed = NeedsItsKey(connection);
            if (!connection.ok())
                return connection.fault();
            if (!stored.value())
                return needed ? WrongKey(folder, "is missing") : Result<Done>(Done{});
            const Result<Done> checked = CheckKey(connection, **stored);
            const bool foreign = !checked.ok() && connection.ok();
            return foreign ? WrongKey(folder, "belongs to another data folder") : checked;
        });
        if (!fits.ok())
            return fits.error();
    }
    if (stored.value())
        return **stored;
    return Seal::Make(folder, random);
}

/// Makes existing files of the database private; SQLite gives new ones the database's mode.
void KeepFilesPrivate(const std::string& path)
{
    for (const char* const end : {"", "-wal", "-shm"}) {
        const std::string file = path + end;
        const bool there = Exists(file);
        const Result<Done> kept = there ? KeepPrivate(file) : Result<Done>(Done{});
        if (!kept.ok())
            spdlog::warn("{}", kept.error().detail);
    }
}

}  // namespace

Result<std::unique_ptr<Database>> Database::Open(const std::string& folder, Random& random,
                                                 const Clock& clock)
{
    Result<FolderLock> lock = FolderLock::Take(folder);
    if (!lock.ok())
        return lock.error();
    const std::string path = DatabasePath(folder);
    const Result<Done> whole = RefuseInterruptedRestore(folder);
    if (!whole.ok())
        return whole.error();
    const Result<Done> checked = CheckDatabaseFile(path, static_cast<int>(SchemaSteps().size()));
    if (!checked.ok())
        return checked.error();
    Result<Seal> seal = OpenKey(folder, path, random);
    if (!seal.ok())
        return seal.error();
    const Result<std::optional<std::string>> there = ReadSmallFile(path, 1);
    if (there.ok() && !there.value()) {
        // SQLite would create it readable for others. Its log and index get the same mode.
        const Result<Done> made = WriteNewFile(folder, kDatabaseName, {});
        if (!made.ok())
            return made.error();
    }
    KeepFilesPrivate(path);
    std::unique_ptr<Database> database(
        new Database(folder, std::move(lock).value(), seal.value(), random, clock));
    const Result<Done> prepared = database->Prepare();
    if (!prepared.ok())
        return prepared.error();
    return database;
}

Database::Database(std::string folder, FolderLock lock, Seal seal, Random& random, const Clock& clock)
    : m_folder(std::move(folder)),
      m_lock(std::move(lock)),
      m_seal(seal),
      m_random(random),
      m_clock(clock),
      m_writer(DatabasePath(m_folder)),
      m_reader(DatabasePath(m_folder))
{
}

std::optional<bool> Database::IsSound(std::chrono::milliseconds limit) const
{
    auto deadline = std::chrono::steady_clock::now() + limit;
    Connection connection(DatabasePath(m_folder));
    connection.WatchSteps(kStepsBetweenLooks, IsPast, &deadline);
    std::string said;
    {
        Statement rows = connection.Query("PRAGMA quick_check(1)");
        if (rows.Next())
            said = rows.FirstText();
    }
    if (connection.fault_code() == SQLITE_INTERRUPT)
        return std::nullopt;
    return connection.ok() && said == "ok";
}

Result<Done> Database::Prepare()
{
    // FULL syncs the log at every commit, so an acknowledged change survives a power cut. The caches are
    // small because the system caches the file as well; the writer's has room for the pages that every pin
    // changes.
    m_writer.Run("PRAGMA journal_mode = WAL");
    m_writer.Execute(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -4096;"
        "PRAGMA journal_size_limit = 8388608; PRAGMA temp_store = MEMORY;");
    if (!m_writer.ok())
        return m_writer.fault();
    const Result<Done> migrated = Migrate(m_writer, DatabasePath(m_folder), SchemaSteps());
    if (!migrated.ok())
        return migrated.error();
    RememberKey(m_writer, m_seal);
    if (!m_writer.ok())
        return m_writer.fault();
    m_reader.Execute("PRAGMA cache_size = -1024; PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;");
    if (!m_reader.ok())
        return m_reader.fault();
    m_revision = m_writer.Number("SELECT value FROM tallies WHERE name = 'revision'");
    return m_writer.ok() ? Result<Done>(Done{}) : m_writer.fault();
}

std::unique_lock<std::mutex> Database::BeginPiece()
{
    ++m_waiting;
    std::unique_lock lock(m_writing);
    --m_waiting;
    if (m_batch) {
        m_writer.Run("SAVEPOINT piece");
    } else {
        m_batch = std::make_shared<Batch>();
        m_writer.BeginWriting();
    }
    m_changes_before = m_writer.TotalChanges();
    return lock;
}

Result<Done> Database::EndPiece(std::unique_lock<std::mutex>& lock, bool wanted, bool seen)
{
    const std::shared_ptr<Batch> batch = m_batch;
    const bool grows = wanted && seen && m_writer.TotalChanges() != m_changes_before;
    if (grows && m_writer.ok())
        m_writer.Run("UPDATE tallies SET value = value + 1 WHERE name = 'revision'");
    if (wanted && m_writer.ok() && batch->pieces > 0)
        m_writer.Run("RELEASE piece");
    const bool kept = wanted && m_writer.ok();
    const Result<Done> own = m_writer.ok() ? Result<Done>(Done{}) : m_writer.fault();
    m_writer.ClearFault();
    if (kept) {
        batch->pieces++;
        batch->grown += grows ? 1 : 0;
    } else if (!UndoPiece()) {
        // The earlier pieces of the batch are lost, too.
        EndBatch(own.ok() ? Result<Done>(Error{Cause::kStorage, {}, "a piece could not be undone", {}})
                          : own);
        return own;
    }
    if (batch->pieces == 0) {
        m_batch.reset();
        return own;
    }
    if (m_waiting == 0 || batch->pieces >= kMostPieces)
        CommitBatch();
    lock.unlock();
    return kept ? batch->outcome.get() : own;
}

bool Database::UndoPiece()
{
    // On a full disk, SQLite may have rolled back the whole transaction already.
    const bool open = m_writer.InTransaction();
    if (open && m_batch->pieces > 0)
        m_writer.Execute("ROLLBACK TO piece; RELEASE piece");
    const bool alone = open && m_writer.ok();
    m_writer.ClearFault();
    if (m_writer.InTransaction() && (!alone || m_batch->pieces == 0))
        m_writer.Run("ROLLBACK");
    m_writer.ClearFault();
    return alone || m_batch->pieces == 0;
}

void Database::CommitBatch()
{
    m_writer.Run("COMMIT");
    if (m_writer.ok()) {
        m_revision += m_batch->grown;
        EndBatch(Done{});
        return;
    }
    const Result<Done> fault = m_writer.fault();
    m_writer.ClearFault();
    if (m_writer.InTransaction())
        m_writer.Run("ROLLBACK");
    m_writer.ClearFault();
    EndBatch(fault);
}

void Database::EndBatch(const Result<Done>& outcome)
{
    m_batch->over.set_value(outcome);
    m_batch.reset();
}

bool Database::EndReading()
{
    const bool read = m_reader.ok();
    if (!read)
        LogFault(m_reader.fault());
    m_reader.ClearFault();
    if (m_reader.InTransaction())
        m_reader.Run("COMMIT");
    m_reader.ClearFault();
    return read;
}

void LogFault(const Error& error)
{
    spdlog::error("{}", error.log);
}

}  // namespace pinwright::store
