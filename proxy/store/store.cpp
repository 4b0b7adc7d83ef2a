#include "proxy/store/store.hpp"

#include "proxy/store/engine/database.hpp"

namespace pinwright::store {

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
    const std::optional<bool> sound = m_database->IsSound(limit);
    if (!sound)
        return Soundness::kNotFinished;
    return *sound ? Soundness::kSound : Soundness::kBroken;
}

}  // namespace pinwright::store
