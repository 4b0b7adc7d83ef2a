// What Pinterest's API says, in our words: the answers of the calls that we make, without their JSON.
// Facts: OpenAPI 5.23 (github.com/pinterest/api-description) and developers.pinterest.com.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/diagnosis.hpp"
#include "shared/pin_texts.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::pinterest {

/// A token answer, of either grant.
struct TokenGrant {
    std::string access_token;
    std::string refresh_token;                       ///< Empty: the answer had none, keep the old one.
    std::optional<std::vector<std::string>> scopes;  ///< Nothing: absent, which means unchanged.
    std::int64_t expires_in = 0;                     ///< Seconds.
    std::int64_t refresh_expires_in = 0;             ///< Seconds; 0 where absent.
};

struct User {
    std::string id;
    std::string username;
    std::string name;          ///< business_name, or the user name.
    std::string account_type;  ///< BUSINESS or PINNER.
    std::string image_url;     ///< May be empty.
};

struct RemoteBoard {
    std::string id;
    std::string name;
    std::string privacy;
    std::int64_t pin_count = 0;
    std::string cover_url;  ///< May be empty.
    std::string owner;      ///< A username; may be empty.
    bool ads_only = false;  ///< It takes the pins of ads, and no others.
};

struct RemoteSection {
    std::string id;
    std::string name;
};

struct RemotePin : PinTexts {
    std::string id;
    std::optional<Timestamp> created_at;
    std::string board_id;
    std::string board_section_id;
};

/// One page of a list. `bookmark` empty: the last one.
template <typename T>
struct Page {
    std::vector<T> items;
    std::string bookmark;
};

/// What `x-ratelimit-*` said; -1 where a header was absent.
struct RateLimit {
    int limit = -1;
    int remaining = -1;
    int reset_seconds = -1;
};

/// What came with every answer, good or bad.
struct Meta {
    int status = 0;                 ///< 0: there was no answer.
    std::string request_id;         ///< x-pinterest-rid
    std::optional<Timestamp> date;  ///< Date
    RateLimit rate_limit;
};

/// A call that did not do what was asked.
struct Fault {
    Cause cause = Cause::kPinterestDown;
    int code = 0;         ///< Pinterest's own; 0 where there was none.
    std::string message;  ///< Pinterest's own words, cut to 500 bytes of UTF-8.
    std::string detail;   ///< For the person: message, code and request id in one line; never a token.
    bool definite =
        false;  ///< Pinterest understood and refused (4xx but 408, 409, 2786, 2787): surely nothing was made.
    bool sent = false;       ///< The whole request may have reached Pinterest.
    bool too_large = false;  ///< There was an answer, but it is over the size limit.
};

/// The answer of a call: the value or the fault, and what came with it.
template <typename T>
struct Answer {
    std::optional<T> value;
    Fault fault;
    Meta meta;

    bool ok() const { return value.has_value(); }
};

}  // namespace pinwright::pinterest
