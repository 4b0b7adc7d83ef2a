// What a route of the API gets to do its work with, and what it is a part of.
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

/// An image in a request, looked at while nothing else waits.
struct ExaminedImage {
    bool present = false;    ///< There were a content type and data, both texts.
    bool is_base64 = false;  ///< The data keeps to Pinterest's pattern.
    ImageVerdict verdict = ImageVerdict::kBroken;
    Image image;
};

/// A request's body, read.
struct Prepared {
    bool is_object = false;
    nlohmann::json body;                ///< Base64 data is taken out of it.
    std::vector<ExaminedImage> images;  ///< In the order of the request.
};

/// Reads the JSON of a request and examines the images in it. Needs nothing of the world.
Prepared Prepare(const Call& call);

struct Context {
    const Call& call;
    const Prepared& prepared;
    World& world;
    Switches& switches;
    Side side;
    const Person& person;
    Grant& grant;
    std::vector<std::string> ids;  ///< Those in the path, in order.
    std::string origin;            ///< `http://HOST:PORT` as the client names it.
    bool answered = true;          ///< Whether the client will get the true answer.

    bool Allows(const std::string& scope) const { return grant.scopes.contains(scope); }
    /// Secret boards are seen with `boards:read_secret` alone.
    bool Sees(const Board& board) const;
    /// A board of this person that this token sees; null for any other.
    Board* OwnBoard(std::string_view id) const;
};

/// A checked `page_size` and `bookmark`, or the refusal.
struct PageChoice {
    PageRequest request;
    std::optional<Reply> refusal;
};
PageChoice ChoosePage(const Call& call);

Reply JsonReply(int status, const nlohmann::json& body);
/// {"items":[…],"bookmark":…|null}
Reply PageReply(nlohmann::json items, const std::string& bookmark);

}  // namespace pinwright::standin
