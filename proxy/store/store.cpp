#include "proxy/store/store.hpp"

#include <sqlite3.h>

#include <chrono>

#include "proxy/store/engine/database.hpp"

namespace pinwright::store {

namespace {

// How many steps of SQLite's virtual machine run between two checks of the clock.
constexpr int kStepsBetweenLooks = 1000;

int PastDeadline(void* deadline)
{
    return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline)
               ? 1
               : 0;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::Open(const std::string& folder, Random& random, const Clock& clock)
{
    std::string plain = folder;
    while (plain.size() > 1 && plain.back() == '/')
        plain.pop_back();
    Result<std::unique_ptr<Database>> database = Database::Open(plain, random, clock);
    if (!database.ok())
        return database.error();
    return std::unique_ptr<Store>(new Store(std::move(database).value()));
}

Store::Store(std::unique_ptr<Database> database)
    : m_database(std::move(database)),
      accounts(*m_database),
      boards(*m_database),
      images(*m_database),
      media(*m_database),
      pins(*m_database),
      pin_changes(*m_database),
      queue(*m_database),
      publications(*m_database),
      lookups(*m_database),
      read_backs(*m_database),
      warnings(*m_database),
      sessions(*m_database),
      consents(*m_database),
      settings(*m_database),
      notices(*m_database)
{
}

Store::~Store() = default;

const std::string& Store::folder() const
{
    return m_database->folder();
}

std::int64_t Store::Revision()
{
    return m_database->revision();
}

Store::Soundness Store::CheckSoundness(std::chrono::milliseconds limit)
{
    auto deadline = std::chrono::steady_clock::now() + limit;
    // Its own connection, so that the others don't wait for it.
    Connection connection(m_database->file());
    connection.WatchSteps(kStepsBetweenLooks, PastDeadline, &deadline);
    std::string said;
    {
        Statement rows = connection.Query("PRAGMA quick_check(1)");
        if (rows.Next())
            said = rows.FirstText();
    }
    if (connection.fault_code() == SQLITE_INTERRUPT)
        return Soundness::kNotFinished;
    return connection.ok() && said == "ok" ? Soundness::kSound : Soundness::kBroken;
}

}  // namespace pinwright::store
