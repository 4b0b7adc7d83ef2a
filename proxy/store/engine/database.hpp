// The locked data folder, its database with one connection to write and one to read, each behind its own
// mutex, and the key. Every piece of work is done completely or not at all. Knows nothing about the data.
// Private to the store.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/engine/folder.hpp"
#include "proxy/store/engine/seal.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::store {

class Database {
public:
    static Result<std::unique_ptr<Database>> Open(const std::string& folder, Random& random,
                                                  const Clock& clock);

    /// Runs `work(Connection&) -> Result<T>` as one piece, durable when this returns. After a fault or an
    /// error from the work, nothing of it remains. The revision grows if anything changed. Pieces that wait
    /// for each other share a commit and its disk sync. Each still succeeds or fails alone, unless the commit
    /// itself fails.
    template <typename T, typename Work>
    Result<T> Write(Work&& work)
    {
        return Piece<T>(work, true);
    }

    /// The same for changes that no one sees: the revision stays.
    template <typename T, typename Work>
    Result<T> WriteAside(Work&& work)
    {
        return Piece<T>(work, false);
    }

    /// Runs `work(Connection&)` on one unchanging snapshot. Logs a fault and returns an empty result.
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
    /// Whether all pages of the file are sound; nothing if reading them takes longer than `limit`. The
    /// others' work doesn't wait for it.
    std::optional<bool> IsSound(std::chrono::milliseconds limit) const;
    const Seal& seal() const { return m_seal; }
    Random& random() { return m_random; }
    const Clock& clock() const { return m_clock; }
    std::int64_t revision() const { return m_revision; }

private:
    Database(std::string folder, FolderLock lock, Seal seal, Random& random, const Clock& clock);

    Result<Done> Prepare();

    /// Pieces of work that are committed together.
    struct Batch {
        std::promise<Result<Done>> over;  ///< Fulfilled once the batch is committed or lost.
        std::shared_future<Result<Done>> outcome{over.get_future()};
        int pieces = 0;  ///< Done and waiting for the commit.
        int grown = 0;   ///< By how much the revision grows.
    };
    /// Waits for the turn to write, then begins a piece in the open batch or in a new one.
    std::unique_lock<std::mutex> BeginPiece();
    /// Keeps or undoes the piece. If it was kept, returns once its batch is over. The last waiting thread
    /// commits for all.
    Result<Done> EndPiece(std::unique_lock<std::mutex>& lock, bool wanted, bool seen);
    bool UndoPiece();
    void CommitBatch();
    void EndBatch(const Result<Done>& outcome);

    template <typename T, typename Work>
    Result<T> Piece(Work& work, bool seen)
    {
        std::unique_lock lock = BeginPiece();
        std::optional<Result<T>> result;
        try {
            result = work(m_writer);
        } catch (...) {
            (void)EndPiece(lock, false, seen);
            throw;
        }
        const Result<Done> ended = EndPiece(lock, result->ok(), seen);
        if (!ended.ok())
            return ended.error();
        return std::move(*result);
    }

    bool EndReading();

private:
    std::string m_folder;
    FolderLock m_lock;  ///< Declared before the connections, so it is released after they are closed.
    Seal m_seal;
    Random& m_random;
    const Clock& m_clock;
    std::mutex m_writing;
    std::atomic<int> m_waiting{0};  ///< Threads that want to write next.
    std::shared_ptr<Batch> m_batch;
    std::int64_t m_changes_before = 0;  ///< TotalChanges() at the start of the current piece.
    std::mutex m_reading;
    Connection m_writer;
    Connection m_reader;
    std::atomic<std::int64_t> m_revision{0};
};

/// Logs a fault that can't be returned to a caller.
void LogFault(const Error& error);

}  // namespace pinwright::store
