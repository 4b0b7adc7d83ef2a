// The things in the stand-in's world: people, boards, pins, media and grants, as plain values, and how
// they are written to the state file.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/timestamp.hpp"

namespace pinwright::standin {

/// Which of the two Pinterests: tokens, boards and pins of one are unknown to the other.
enum class Side { kProduction, kSandbox };

std::string_view SideName(Side side);

/// Someone who may sign in.
struct Person {
    std::string id;
    std::string username;
    std::string name;  ///< Shown at the consent; the business name where there is one.
    bool business = true;
    std::string about;
};

/// Two businesses and a private person, in the order of the consent page.
const std::vector<Person>& People();

/// By id or user name; null where nobody is called so.
const Person* FindPerson(std::string_view id_or_username);

/// Until when a new thing is kept out of lists and reads: the lag between writing and reading.
struct Lag {
    Timestamp until{};
    int reads = 0;
};

struct Section {
    std::string id;
    std::string name;
};

struct Board {
    std::string id;
    std::string owner;
    Side side = Side::kProduction;
    std::string name;
    std::optional<std::string> description;
    std::string privacy = "PUBLIC";
    bool ads_only = false;
    Timestamp created{};
    Timestamp modified{};
    std::vector<Section> sections;
    bool deleted = false;
    Lag lag;
};

struct Texts {
    std::optional<std::string> title;
    std::optional<std::string> description;
    std::optional<std::string> alt_text;
    std::optional<std::string> link;
};

/// What is kept of an image: never its bytes.
struct Image {
    std::string sha256;  ///< Empty for images that were only named by a URL.
    std::uint64_t bytes = 0;
    std::string content_type;
    int width = 1000;
    int height = 1500;
    std::string url;
    Texts texts;  ///< Of a carousel's card.
};

enum class PinKind { kImage, kImages, kVideo };

struct Pin {
    std::string id;
    std::string owner;
    Side side = Side::kProduction;
    std::string board_id;
    std::string section_id;  ///< Empty: none.
    Timestamp created{};     ///< On the stand-in's clock as it was shown then.
    Texts sent;              ///< Byte for byte as they came.
    Texts shown;             ///< As reads show them; differs where texts are made to change.
    std::string dominant_color;
    std::string parent_pin_id;
    PinKind kind = PinKind::kImage;
    bool standard = true;
    bool saved = false;  ///< Made by saving another pin.
    std::vector<Image> images;
    std::string media_id;
    bool answered = true;  ///< Whether its maker was told so with a 2xx.
    bool deleted = false;
    Lag lag;
};

struct MediaUpload {
    std::string id;
    std::string owner;
    Side side = Side::kProduction;
    std::string key;
    std::string policy;
    std::string signature;
    std::string status = "registered";
    int polls_left = 0;  ///< Reads that still say `processing`.
    bool good = false;   ///< What the status becomes after those.
    std::string sha256;
    std::uint64_t bytes = 0;
};

/// What a person allowed, with the tokens that stand for it.
struct Grant {
    std::string id;
    std::string person;
    Side side = Side::kProduction;
    bool client_credentials = false;
    std::set<std::string> scopes;
    std::string access_token;
    Timestamp access_until{};
    std::string refresh_token;
    Timestamp refresh_until{};
    bool revoked = false;
};

nlohmann::json Written(const Board& board);
nlohmann::json Written(const Pin& pin);
nlohmann::json Written(const MediaUpload& media);
nlohmann::json Written(const Grant& grant);

// Reading back what Written made. They throw nlohmann::json::exception on anything else.
Board ReadBoard(const nlohmann::json& json);
Pin ReadPin(const nlohmann::json& json);
MediaUpload ReadMedia(const nlohmann::json& json);
Grant ReadGrant(const nlohmann::json& json);

}  // namespace pinwright::standin
