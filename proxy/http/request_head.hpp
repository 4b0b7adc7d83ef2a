// Parses the head of a request exactly by RFC 9112, before the HTTP library sees any of it. The library
// decodes percent signs in header values and accepts more than is safe behind another server, which may read
// the same bytes differently. Pure: takes text and returns views of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright::http {

inline constexpr std::size_t kHeadLimit = 64 * 1024;    ///< Bytes of the whole head.
inline constexpr std::size_t kCookieLimit = 32 * 1024;  ///< All cookies of a request together.
inline constexpr std::size_t kTargetLimit = 8 * 1024;   ///< The address in the request line.
inline constexpr std::size_t kFieldLimit = 8 * 1024;    ///< Any other header line.
inline constexpr std::size_t kFieldCountLimit = 100;    ///< Header lines.

/// Finds the end of a head as it arrives. Looks at each byte once, however many pieces there are.
class HeadScan {
public:
    enum class Progress { kIncomplete, kComplete, kMalformed };

    /// `text` is everything that has arrived, from the first byte of the head. Malformed: it can't become a
    /// head any more, because its first byte can't begin a method, or a line doesn't end in CR LF.
    Progress Continue(std::string_view text);

    /// The size of the head in bytes, including its blank line. REQUIRES: complete.
    std::size_t size() const { return m_next; }

private:
    std::size_t m_next = 0;  ///< The first byte not yet looked at.
    std::size_t m_line = 0;  ///< Where the current line begins.
};

struct HeaderField {
    std::string_view name;   ///< In its original case.
    std::string_view value;  ///< Without surrounding spaces, not decoded.
};

struct RequestHead {
    enum class Version { k10, k11 };
    enum class Persistence { kDefault, kClose, kKeepAlive };  ///< What Connection asks for.

    std::string_view method;
    std::string_view target;
    Version version = Version::k11;
    std::vector<HeaderField> fields;
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    Persistence persistence = Persistence::kDefault;
};

/// Why a head can't be accepted: 400 malformed, 414 the address is too long, 431 too large.
struct HeadRefusal {
    int status = 400;
    std::string_view reason;  ///< A sentence for the developer of the client.
    bool cookies = false;     ///< The cookies are too large.
};

/// Fills `head` with views of `text`, which must be a whole head with its blank line. Otherwise returns why
/// the head can't be accepted, and `head` is not usable. Reuses the capacity of `head`.
std::optional<HeadRefusal> ParseHead(std::string_view text, RequestHead& head);

/// Why a head that has reached kHeadLimit without an end is refused.
HeadRefusal RefusalOfEndless(std::string_view text);

/// The value of the first header line of this name (in lower case) in a partial or malformed head. Use it
/// only to choose the form of a refusal.
std::string_view PeekField(std::string_view text, std::string_view name);
/// The target in a partial head of a GET request; empty if there is none.
std::string_view PeekTarget(std::string_view text);

/// The few lines of the head that the HTTP library needs, written in one canonical form. The other fields are
/// passed on separately.
std::string CanonicalHead(const RequestHead& head);
/// Whether CanonicalHead writes the field of this name.
bool IsCanonicalField(std::string_view name);

}  // namespace pinwright::http
