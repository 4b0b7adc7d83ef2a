#include "proxy/publish/pending_writes.hpp"

#include <spdlog/spdlog.h>

#include <utility>

namespace pinwright::publish {

namespace {

bool MayPass(const Error& error)
{
    return error.cause == Cause::kStorage || error.cause == Cause::kDiskFull;
}

}  // namespace

Result<Done> PendingWrites::Settle(std::string what, Write write)
{
    Result<Done> written = write();
    if (written.ok())
        return written;
    spdlog::error("{}: not recorded: {}", what, written.error().log);
    if (MayPass(written.error())) {
        const std::lock_guard lock(m_mutex);
        m_kept.push_back({std::move(what), std::move(write)});
    }
    return written;
}

void PendingWrites::Retry()
{
    std::vector<Kept> kept;
    {
        const std::lock_guard lock(m_mutex);
        kept.swap(m_kept);
    }
    for (Kept& one : kept) {
        const Result<Done> written = one.write();
        if (written.ok()) {
            spdlog::info("{}: recorded now", one.what);
        } else if (MayPass(written.error())) {
            const std::lock_guard lock(m_mutex);
            m_kept.push_back(std::move(one));
        } else {
            spdlog::error("{}: given up: {}", one.what, written.error().log);
        }
    }
}

std::size_t PendingWrites::Waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_kept.size();
}

}  // namespace pinwright::publish
