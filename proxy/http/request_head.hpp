// The head of a request as it is on the wire, judged by RFC 9112 to the letter before the HTTP library sees
// any of it: the library decodes percent signs in header values and overlooks more than is safe behind
// another server, which may read the same bytes differently. Pure: text in, views of that text out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright::http {

inline constexpr std::size_t kHeadLimit = 64 * 1024;    ///< Bytes of a whole head.
inline constexpr std::size_t kCookieLimit = 32 * 1024;  ///< All cookies of a request together.
inline constexpr std::size_t kTargetLimit = 8 * 1024;   ///< The address in the request line.
inline constexpr std::size_t kFieldLimit = 8 * 1024;    ///< Any other header line.
inline constexpr std::size_t kFieldCountLimit = 100;    ///< Header lines.

/// How much of a head has arrived. Bytes are looked at once, however many pieces they come in.
class HeadScan {
public:
    enum class Progress { kIncomplete, kComplete, kMalformed };

    /// `text` is all that has arrived, from the first byte of the head on. Malformed is what can't become a
    /// head any more: a first byte that begins no method, or a line that doesn't end in CR LF.
    Progress Continue(std::string_view text);

    /// The bytes of the head, its blank line included. REQUIRES: complete.
    std::size_t size() const { return m_next; }

private:
    std::size_t m_next = 0;  ///< The first byte not yet looked at.
    std::size_t m_line = 0;  ///< Where the present line begins.
};

struct HeaderField {
    std::string_view name;   ///< In the case it came in.
    std::string_view value;  ///< Without the spaces around it, and not decoded.
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
    std::string_view reason;  ///< A sentence for whoever wrote the program that sent it.
    bool cookies = false;     ///< It is the cookies that are too large.
};

/// Fills `head` with views of `text`, a whole head with its blank line; or says why it can't be accepted,
/// and `head` is then of no use. Reuses the capacity of `head`.
std::optional<HeadRefusal> ParseHead(std::string_view text, RequestHead& head);

/// What is wrong with a head that has reached kHeadLimit without an end.
HeadRefusal RefusalOfEndless(std::string_view text);

/// The value of the first header line of that name (in lower case) in what has arrived of a head, complete or
/// not, well-formed or not. For choosing the form of a refusal, and for nothing else.
std::string_view PeekField(std::string_view text, std::string_view name);
/// The target in what has arrived of a GET request; empty where there is none.
std::string_view PeekTarget(std::string_view text);

/// The few lines of the head that the HTTP library acts on, written again in one canonical form. The other
/// fields are handed over beside it.
std::string CanonicalHead(const RequestHead& head);
/// Whether CanonicalHead has written the field of this name.
bool IsCanonicalField(std::string_view name);

}  // namespace pinwright::http
