#include "shared/timestamp.hpp"

#include <array>

namespace pinwright {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
/// 9999-12-31T23:59:59.999Z.
constexpr long long kLastMillis = 253402300799999;

/// Reads text from left to right. After the first mismatch, everything else fails too.
class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    /// Exactly `count` digits.
    int Digits(std::size_t count)
    {
        int value = 0;
        if (m_rest.size() < count)
            m_ok = false;
        for (std::size_t i = 0; m_ok && i < count; ++i) {
            if (m_rest[i] < '0' || m_rest[i] > '9')
                m_ok = false;
            else
                value = value * 10 + (m_rest[i] - '0');
        }
        if (!m_ok)
            return 0;
        m_rest.remove_prefix(count);
        return value;
    }

    void Literal(std::string_view literal)
    {
        if (!Take(literal))
            m_ok = false;
    }

    bool Take(std::string_view literal)
    {
        if (!m_ok || m_rest.substr(0, literal.size()) != literal)
            return false;
        m_rest.remove_prefix(literal.size());
        return true;
    }

    /// Reads a name and returns its index in `names`.
    template <std::size_t N>
    unsigned Name(const std::array<std::string_view, N>& names)
    {
        for (unsigned i = 0; i < N; ++i) {
            if (Take(names[i]))
                return i;
        }
        m_ok = false;
        return 0;
    }

    bool NextIsDigit() const { return m_ok && !m_rest.empty() && m_rest[0] >= '0' && m_rest[0] <= '9'; }
    void Fail() { m_ok = false; }
    bool ok() const { return m_ok; }
    bool AtEnd() const { return m_ok && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

enum class Zone { kRequired, kOptional };

struct Fields {
    int year = 0;
    unsigned month = 0;  ///< 1 to 12.
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

std::optional<long long> ToMillis(const Fields& fields)
{
    const std::chrono::year_month_day date{std::chrono::year{fields.year}, std::chrono::month{fields.month},
                                           std::chrono::day{fields.day}};
    if (!date.ok() || fields.hour > 23 || fields.minute > 59 || fields.second > 59)
        return std::nullopt;
    const long long days = std::chrono::sys_days{date}.time_since_epoch().count();
    return (((days * 24 + fields.hour) * 60 + fields.minute) * 60 + fields.second) * 1000LL;
}

std::optional<Timestamp> InRange(long long millis)
{
    if (millis < 0 || millis > kLastMillis)
        return std::nullopt;
    return FromMillis(millis);
}

std::optional<Timestamp> Parse(std::string_view text, Zone zone)
{
    Reader reader{text};
    Fields fields;
    fields.year = reader.Digits(4);
    reader.Literal("-");
    fields.month = static_cast<unsigned>(reader.Digits(2));
    reader.Literal("-");
    fields.day = static_cast<unsigned>(reader.Digits(2));
    if (!reader.Take("T"))
        reader.Literal("t");
    fields.hour = reader.Digits(2);
    reader.Literal(":");
    fields.minute = reader.Digits(2);
    reader.Literal(":");
    fields.second = reader.Digits(2);

    long long fraction = 0;
    if (reader.Take(".")) {
        if (!reader.NextIsDigit())
            reader.Fail();
        for (long long weight = 100; reader.NextIsDigit(); weight /= 10)
            fraction += weight * reader.Digits(1);
    }

    long long offset_minutes = 0;
    if (!reader.Take("Z") && !reader.Take("z") && !(zone == Zone::kOptional && reader.AtEnd())) {
        const bool west = reader.Take("-");
        if (!west)
            reader.Literal("+");
        const int hours = reader.Digits(2);
        reader.Literal(":");
        const int minutes = reader.Digits(2);
        if (hours > 23 || minutes > 59)
            reader.Fail();
        offset_minutes = (hours * 60 + minutes) * (west ? -1 : 1);
    }
    if (!reader.AtEnd())
        return std::nullopt;
    const std::optional<long long> local = ToMillis(fields);
    if (!local)
        return std::nullopt;
    return InRange(*local + fraction - offset_minutes * 60'000);
}

void AppendPadded(std::string& text, long long value, std::size_t width)
{
    const std::string digits = std::to_string(value);
    if (digits.size() < width)
        text.append(width - digits.size(), '0');
    text.append(digits);
}

struct Parts {
    std::chrono::year_month_day date;
    std::chrono::weekday weekday;
    long long hour, minute, second, millis;
};

Parts Split(Timestamp time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const long long millis = (time - day).count();
    return {std::chrono::year_month_day{day},
            std::chrono::weekday{day},
            millis / 3'600'000,
            millis / 60'000 % 60,
            millis / 1000 % 60,
            millis % 1000};
}

void AppendClock(std::string& text, const Parts& parts)
{
    AppendPadded(text, parts.hour, 2);
    text.push_back(':');
    AppendPadded(text, parts.minute, 2);
    text.push_back(':');
    AppendPadded(text, parts.second, 2);
}

}  // namespace

std::string FormatRfc3339(Timestamp time)
{
    const Parts parts = Split(time);
    std::string text;
    AppendPadded(text, static_cast<int>(parts.date.year()), 4);
    text.push_back('-');
    AppendPadded(text, static_cast<unsigned>(parts.date.month()), 2);
    text.push_back('-');
    AppendPadded(text, static_cast<unsigned>(parts.date.day()), 2);
    text.push_back('T');
    AppendClock(text, parts);
    if (parts.millis != 0) {
        text.push_back('.');
        AppendPadded(text, parts.millis, 3);
    }
    text.push_back('Z');
    return text;
}

std::optional<Timestamp> ParseRfc3339(std::string_view text)
{
    return Parse(text, Zone::kRequired);
}

std::optional<Timestamp> ParseLooseTime(std::string_view text)
{
    return Parse(text, Zone::kOptional);
}

std::optional<Timestamp> ParseHttpDate(std::string_view text)
{
    Reader reader{text};
    Fields fields;
    reader.Name(kWeekdays);
    reader.Literal(", ");
    fields.day = static_cast<unsigned>(reader.Digits(2));
    reader.Literal(" ");
    fields.month = reader.Name(kMonths) + 1;
    reader.Literal(" ");
    fields.year = reader.Digits(4);
    reader.Literal(" ");
    fields.hour = reader.Digits(2);
    reader.Literal(":");
    fields.minute = reader.Digits(2);
    reader.Literal(":");
    fields.second = reader.Digits(2);
    reader.Literal(" GMT");
    if (!reader.AtEnd())
        return std::nullopt;
    const std::optional<long long> millis = ToMillis(fields);
    return millis ? InRange(*millis) : std::nullopt;
}

std::string FormatHttpDate(Timestamp time)
{
    const Parts parts = Split(time);
    std::string text{kWeekdays[parts.weekday.c_encoding()]};
    text.append(", ");
    AppendPadded(text, static_cast<unsigned>(parts.date.day()), 2);
    text.push_back(' ');
    text.append(kMonths[static_cast<unsigned>(parts.date.month()) - 1]);
    text.push_back(' ');
    AppendPadded(text, static_cast<int>(parts.date.year()), 4);
    text.push_back(' ');
    AppendClock(text, parts);
    text.append(" GMT");
    return text;
}

}  // namespace pinwright
