// The data folder, locked; the database in it, with one connection that writes and one that reads,
// each behind its own mutex; and the key. Every piece of work is one transaction. Knows nothing of
// what is kept. Private to the store.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "proxy/store/connection.hpp"
#include "proxy/store/folder.hpp"
#include "proxy/store/seal.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::store {

class Database {
public:
    static Result<std::unique_ptr<Database>> Open(const std::string& folder, Random& random,
                                                  const Clock& clock);

    /// Runs `work(Connection&) -> Result<T>` as one transaction, durable when this returns. A fault or an
    /// error from the work leaves nothing. Grows the revision where anything changed.
    template <typename T, typename Work>
    Result<T> Write(Work&& work)
    {
        const std::lock_guard lock(m_writing);
        const std::int64_t changes = Begin();
        return Ended<T>(work(m_writer), changes);
    }

    /// The same for what nobody sees: the revision stays.
    template <typename T, typename Work>
    Result<T> WriteAside(Work&& work)
    {
        const std::lock_guard lock(m_writing);
        Begin();
        Result<T> result = work(m_writer);
        return Ended<T>(std::move(result), m_writer.TotalChanges());
    }

    /// Runs `work(Connection&)` on one unchanging view. A fault is logged, and what comes back is empty.
    template <typename Work>
    auto Read(Work&& work)
    {
        const std::lock_guard lock(m_reading);
        m_reader.Run("BEGIN");
        auto result = work(m_reader);
        if (!EndReading())
            return decltype(result){};
        return result;
    }

    const std::string& folder() const { return m_folder; }
    std::string file() const;
    const Seal& seal() const { return m_seal; }
    Random& random() { return m_random; }
    const Clock& clock() const { return m_clock; }
    std::int64_t revision() const { return m_revision; }

private:
    Database(std::string folder, FolderLock lock, Seal seal, Random& random, const Clock& clock);

    Result<Done> Prepare();
    std::int64_t Begin();
    Result<Done> End(std::int64_t changes_before, bool wanted);
    template <typename T>
    Result<T> Ended(Result<T> result, std::int64_t changes_before)
    {
        const Result<Done> ended = End(changes_before, result.ok());
        if (!ended.ok())
            return ended.error();
        return result;
    }
    bool EndReading();

private:
    std::string m_folder;
    FolderLock m_lock;  ///< Before the connections: released after they are closed.
    Seal m_seal;
    Random& m_random;
    const Clock& m_clock;
    std::mutex m_writing;
    std::mutex m_reading;
    Connection m_writer;
    Connection m_reader;
    std::atomic<std::int64_t> m_revision{0};
};

/// Logs a fault that a caller cannot be told of.
void LogFault(const Error& error);

}  // namespace pinwright::store
