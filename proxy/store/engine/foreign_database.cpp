#include "proxy/store/engine/foreign_database.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "proxy/store/engine/key_check.hpp"
#include "proxy/store/engine/migrations.hpp"
#include "shared/identifiers.hpp"
#include "shared/json_text.hpp"
#include "shared/utf8.hpp"

namespace pinwright::store {

namespace {

/// The largest number that JavaScript and a double hold exactly. As a time, it is far past the year 9999.
constexpr std::int64_t kLargestNumber = std::int64_t{1} << 53;

Error Refused(const std::string& why)
{
    const std::string words = "The database can't be trusted: " + why;
    return Error{Cause::kStorage, words, "foreign database: " + why, {}};
}

/// What a fault during reading means.
Error Fault(const Connection& connection)
{
    if (connection.fault().cause == Cause::kDiskFull)
        return connection.fault();
    if (connection.fault_code() == SQLITE_TOOBIG)
        return Refused("it has a number or a text that is too large.");
    return Refused("it is damaged.");
}

/// A name from a foreign file, made safe for a message.
std::string Quoted(const std::string& name)
{
    constexpr std::size_t kMostBytes = 80;
    std::string text = "\"";
    for (const char c : name.substr(0, kMostBytes))
        text += c >= ' ' && c <= '~' && c != '"' ? c : '?';
    return text + (name.size() > kMostBytes ? "…\"" : "\"");
}

// ---- Schema ----

struct SchemaObject {
    std::string table;
    std::string sql;  ///< With runs of spaces folded.

    bool operator==(const SchemaObject&) const = default;
};
using SchemaName = std::pair<std::string, std::string>;  ///< Type and name.

std::map<SchemaName, SchemaObject> SchemaOf(Connection& connection)
{
    std::map<SchemaName, SchemaObject> objects;
    Statement rows = connection.Query("SELECT type, name, tbl_name, sql FROM sqlite_schema");
    while (rows.Next())
        objects[{rows.Text("type"), rows.Text("name")}] = {rows.Text("tbl_name"),
                                                           FoldSpaces(rows.Text("sql"))};
    return objects;
}

std::string Describe(const SchemaName& name)
{
    return "the " +
           std::string(name.first == "index" || name.first == "table" || name.first == "trigger" ||
                               name.first == "view"
                           ? name.first
                           : "object") +
           " " + Quoted(name.second);
}

// ---- Rows ----

/// Checks every field of every table of ours: numbers must be in a safe range, texts and bytes must not be
/// too long.
Result<Done> CheckFields(Connection& connection)
{
    std::map<std::string, std::vector<std::pair<std::string, bool>>>
        tables;  ///< Column, and whether it is a number.
    {
        Statement rows = connection.Query(
            "SELECT t.name AS table_name, c.name AS column_name, c.type = 'INTEGER' AS is_number"
            " FROM pragma_table_list t, pragma_table_info(t.name) c"
            " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'");
        while (rows.Next())
            tables[rows.Text("table_name")].emplace_back(rows.Text("column_name"),
                                                         rows.Int("is_number") != 0);
    }
    for (const auto& [table, columns] : tables) {
        std::string wrong;
        for (const auto& [column, number] : columns) {
            wrong.append(wrong.empty() ? "" : " OR ");
            if (number)
                wrong.append(column + " NOT BETWEEN -?1 AND ?1");
            else
                wrong.append("length(CAST(" + column + " AS BLOB)) > ?2");
        }
        // The names are ours, because the schema was compared before.
        if (connection.Number(
                "SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + wrong + " LIMIT 1)",
                kLargestNumber, kLongestField) != 0)
            return Refused("the table " + Quoted(table) + " has a number or a text that is too large.");
        if (!connection.ok())
            return Fault(connection);
    }
    return Done{};
}

/// Whether it is a JSON array of SHA-256s.
bool IsListOfImages(std::string_view text)
{
    const Result<nlohmann::json> json = ParseJson(text);
    return json.ok() && json->is_array() && std::all_of(json->begin(), json->end(), [](const auto& item) {
               return item.is_string() && IsSha256(item.template get_ref<const std::string&>());
           });
}

Result<Done> CheckMediaIds(Connection& connection, int version)
{
    constexpr int kFirstWithPinMedia = 8;
    std::string ids = "SELECT id FROM media";
    if (version >= kFirstWithPinMedia)
        ids += " UNION ALL SELECT media_id FROM pin_media";
    Statement rows = connection.Query(ids);
    while (rows.Next()) {
        if (!IsSha256(rows.Text("id")))
            return Refused("it lists an image " + Quoted(rows.Text("id")) + ", which isn't a valid ID.");
    }
    Statement pins = connection.Query("SELECT id, media FROM pins");
    while (pins.Next()) {
        if (!IsListOfImages(pins.Text("media")))
            return Refused("the pin " + Quoted(pins.Text("id")) + " shows an image with an invalid ID.");
    }
    return connection.ok() ? Result<Done>(Done{}) : Fault(connection);
}

/// Checks that the database's check value comes from the key, and that the key opens each token: somebody may
/// have moved a token to another account.
Result<Done> CheckTokens(Connection& connection, const Seal& seal)
{
    const Result<Done> key = CheckKey(connection, seal);
    if (!key.ok() && connection.ok())
        return Refused("the key file seal.key belongs to another database.");
    Statement rows = connection.Query("SELECT account_id, sealed FROM tokens");
    while (rows.Next()) {
        if (!seal.Open(rows.Text("sealed"), rows.Text("account_id")))
            return Refused("the key file seal.key doesn't open the tokens of the account " +
                           Quoted(rows.Text("account_id")) +
                           ". The two don't belong together, or one was changed.");
    }
    return connection.ok() ? Result<Done>(Done{}) : Fault(connection);
}

/// Checks all pages, each row against its indexes and constraints, and the references between rows.
Result<Done> CheckPages(Connection& connection)
{
    Statement check = connection.Query("PRAGMA quick_check(1)");
    const bool sound = check.Next() && check.FirstText() == "ok";
    if (!connection.ok())
        return Fault(connection);
    if (!sound)
        return Refused("it is damaged.");
    Statement orphans = connection.Query("PRAGMA foreign_key_check");
    if (orphans.Next())
        return Refused("a row of the table " + Quoted(orphans.FirstText()) + " refers to a missing row.");
    return connection.ok() ? Result<Done>(Done{}) : Fault(connection);
}

}  // namespace

Result<Done> CheckSchemaIsOurs(Connection& connection, int version)
{
    Connection fresh(":memory:");
    const Result<Done> made =
        Migrate(fresh, ":memory:", SchemaSteps().first(static_cast<std::size_t>(version)));
    if (!made.ok())
        return made;
    const std::map<SchemaName, SchemaObject> ours = SchemaOf(fresh);
    const std::map<SchemaName, SchemaObject> theirs = SchemaOf(connection);
    if (!connection.ok())
        return connection.fault();
    for (const auto& [name, object] : theirs) {
        const auto found = ours.find(name);
        if (found == ours.end())
            return Refused("it has " + Describe(name) + ", which isn't Pinwright's.");
        if (found->second != object)
            return Refused(Describe(name) + " isn't Pinwright's.");
    }
    for (const auto& [name, object] : ours) {
        if (!theirs.contains(name))
            return Refused(Describe(name) + " is missing.");
    }
    return Done{};
}

Result<Done> CheckForeignDatabase(const std::string& path, const Seal& seal)
{
    const auto newest = static_cast<int>(SchemaSteps().size());
    // The schema comes first: nothing in the file may run before its schema is known to be ours.
    Connection connection(path);
    connection.ReadForeign(kLongestField);
    const std::int64_t version = connection.SchemaVersion();
    if (connection.ok() && version >= 1 && version <= newest) {
        const Result<Done> schema = CheckSchemaIsOurs(connection, static_cast<int>(version));
        if (!schema.ok() && connection.ok())
            return schema;
    }
    const Result<Done> file = CheckDatabaseFile(path, newest);
    if (!file.ok())
        return file;
    if (version < 1)
        return Refused("it is empty.");
    for (const auto& check : {+[](Connection&c, int, const Seal&) { return CheckPages(c); },
                              +[](Connection&c, int, const Seal&) { return CheckFields(c); },
                              +[](Connection&c, int v, const Seal&) { return CheckMediaIds(c, v); },
                              +[](Connection&c, int, const Seal&s) { return CheckTokens(c, s); }}) {
        const Result<Done> checked = check(connection, static_cast<int>(version), seal);
        if (!checked.ok())
            return checked;
    }
    return Done{};
}

}  // namespace pinwright::store
