// A field with a list under it: one of many, chosen by pointer, by keys or through the mirror.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/ui/ui.hpp"
#include "shared/result.hpp"

namespace pinwright::ui {

struct Option {
    std::string id;
    std::string name;
    std::string detail;   ///< Second words, muted.
    std::string picture;  ///< An address on this server; with `pictures`.
    bool locked = false;  ///< A lock stands beside the name.
};

struct ComboWish {
    std::string_view name;
    std::string_view placeholder;
    std::string chosen;       ///< Id, or empty.
    std::string chosen_name;  ///< What the closed field shows.
    const std::vector<Option>& options;
    const std::vector<Problem>& problems;
    bool pictures = false;
    bool loading = false;
    float problem_width = 0;            ///< Room for problems where it is more than the field's.
    std::string_view empty_words = {};  ///< In the list where there is nothing.
};

struct ComboAnswer {
    std::optional<std::string> chosen;
    bool left = false;
    float height = 0;
};

ComboAnswer ComboBox(Ui& ui, Id id, float x, float y, float width, const ComboWish& wish);

}  // namespace pinwright::ui
