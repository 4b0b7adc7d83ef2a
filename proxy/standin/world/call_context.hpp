// What an API route works with, and helpers for its answer.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/entities.hpp"
#include "proxy/standin/world/fault_switches.hpp"
#include "proxy/standin/world/image_check.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// An image in a request, examined outside the lock.
struct ExaminedImage {
    bool present = false;    ///< The request has a content type and data, both texts.
    bool is_base64 = false;  ///< The data matches Pinterest's pattern.
    ImageVerdict verdict = ImageVerdict::kBroken;
    Image image;
};

/// A parsed request body.
struct Prepared {
    bool is_object = false;
    nlohmann::json body;                ///< Without its base64 data.
    std::vector<ExaminedImage> images;  ///< In the order of the request.
};

/// Parses a request's JSON and examines its images. Doesn't use the world.
Prepared Prepare(const Call& call);

struct Context {
    const Call& call;
    const Prepared& prepared;
    World& world;
    Switches& switches;
    Side side;
    const Person& person;
    Grant& grant;
    std::vector<std::string> ids;  ///< From the path, in order.
    std::string origin;            ///< `http://HOST:PORT` as the client names it.
    bool answered = true;          ///< Whether the client will get the true answer.

    bool Allows(const std::string& scope) const { return grant.scopes.contains(scope); }
    /// Only tokens with `boards:read_secret` see secret boards.
    bool Sees(const Board& board) const;
    /// A board of this person that this token sees; null otherwise.
    Board* OwnBoard(std::string_view id) const;
};

/// A valid `page_size` and `bookmark`, or the refusal.
struct PageChoice {
    PageRequest request;
    std::optional<Reply> refusal;
};
PageChoice ChoosePage(const Call& call);

Reply JsonReply(int status, const nlohmann::json& body);
/// {"items":[…],"bookmark":…|null}
Reply PageReply(nlohmann::json items, const std::string& bookmark);

}  // namespace pinwright::standin
