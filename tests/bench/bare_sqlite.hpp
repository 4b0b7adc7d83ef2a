// SQLite without the store: the store is measured against it, and its folders are read with it.
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace pinwright::bench {

/// A database with the store's journal mode and sync settings. Throws if it can't be opened.
class Sqlite {
public:
    explicit Sqlite(const std::string& file)
    {
        if (sqlite3_open(file.c_str(), &m_connection) != SQLITE_OK)
            throw std::runtime_error("cannot open " + file);
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
    }
    ~Sqlite() { sqlite3_close(m_connection); }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    /// Runs any number of statements. Throws SQLite's message.
    void Run(const std::string& sql)
    {
        char* error = nullptr;
        if (sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, &error) != SQLITE_OK)
            throw std::runtime_error(error);
    }

    /// The first column of each row, joined by commas.
    std::string Column(const std::string& sql)
    {
        std::string joined;
        const auto add = [](void* out, int, char** values, char**) {
            auto& text = *static_cast<std::string*>(out);
            text += (text.empty() ? "" : ", ") + std::string(values[0]);
            return 0;
        };
        if (sqlite3_exec(m_connection, sql.c_str(), add, &joined, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(m_connection));
        return joined;
    }

    /// For statements that are run more than once.
    sqlite3* connection() { return m_connection; }

private:
    sqlite3* m_connection = nullptr;
};

}  // namespace pinwright::bench
