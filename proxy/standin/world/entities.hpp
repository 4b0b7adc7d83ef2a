// The things in the stand-in's world, as plain values: people, boards, pins, media and grants, and their
// form in the state file.
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

/// Which of the two Pinterests: neither one knows the other's tokens, boards and pins.
enum class Side { kProduction, kSandbox };

std::string_view SideName(Side side);

/// Someone who can sign in.
struct Person {
    std::string id;
    std::string username;
    std::string name;  ///< Shown on the consent page; the business name if there is one.
    bool business = true;
    std::string about;
};

/// Two businesses and a personal account, in the order of the consent page.
const std::vector<Person>& People();

/// By id or user name; null if there is none.
const Person* FindPerson(std::string_view id_or_username);

/// Until when a new item is hidden from lists and reads: the lag between writing and reading.
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

/// What is stored of an image: never its bytes.
struct Image {
    std::string sha256;  ///< Empty for images given only by URL.
    std::uint64_t bytes = 0;
    std::string content_type;
    int width = 1000;
    int height = 1500;
    std::string url;
    Texts texts;  ///< For a carousel's card.
};

enum class PinKind { kImage, kImages, kVideo };

struct Pin {
    std::string id;
    std::string owner;
    Side side = Side::kProduction;
    std::string board_id;
    std::string section_id;  ///< Empty if none.
    Timestamp created{};     ///< By the stand-in's displayed clock at that time.
    Texts sent;              ///< Byte for byte as received.
    Texts shown;             ///< As reads show them; differs if a switch changes texts.
    std::string dominant_color;
    std::string parent_pin_id;
    PinKind kind = PinKind::kImage;
    bool standard = true;
    bool saved = false;  ///< Created by saving another pin.
    std::vector<Image> images;
    std::string media_id;
    bool answered = true;  ///< Whether its creator got a 2xx answer.
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
    int polls_left = 0;  ///< How many more reads report `processing`.
    bool good = false;   ///< Whether processing succeeds after those.
    std::string sha256;
    std::uint64_t bytes = 0;
};

/// What a person allowed, with the grant's tokens.
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

// Parse what Written made. They throw nlohmann::json::exception on anything else.
Board ReadBoard(const nlohmann::json& json);
Pin ReadPin(const nlohmann::json& json);
MediaUpload ReadMedia(const nlohmann::json& json);
Grant ReadGrant(const nlohmann::json& json);

}  // namespace pinwright::standin
