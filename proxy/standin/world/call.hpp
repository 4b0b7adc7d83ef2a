// A request to the stand-in and its answer, independent of the HTTP library.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pinwright::standin {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One part of a multipart form.
struct FormPart {
    std::string name;
    std::string filename;
    std::string content;
};

struct Call {
    std::string method;
    std::string path;                            ///< As sent, not percent-decoded, without the query.
    Pairs query;                                 ///< Decoded, in order.
    std::map<std::string, std::string> headers;  ///< Names in lower case; the first value of each.
    std::string body;
    std::vector<FormPart> parts;  ///< For a multipart form; the body is empty then.

    std::string Header(const std::string& name) const;
    std::optional<std::string> Query(std::string_view name) const;
    /// The media type without parameters, in lower case.
    std::string MediaType() const;
};

struct Reply {
    int status = 200;
    Pairs headers;
    std::string body;
    std::string content_type = "application/json";
    bool drop = false;  ///< Closes the connection without sending a byte.
};

/// Decodes `application/x-www-form-urlencoded`; nothing if a percent sign lacks its two digits.
std::optional<Pairs> ParseForm(std::string_view text);

/// Splits a request target into path and decoded query; leaves the query empty if it can't be decoded.
void SplitTarget(std::string_view target, Call& call);

std::string PercentEncoded(std::string_view text);

/// ASCII lowercase.
std::string Lower(std::string_view text);

/// The first field with that name.
std::optional<std::string> FindField(const Pairs& fields, std::string_view name);

}  // namespace pinwright::standin
