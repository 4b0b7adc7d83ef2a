// A field with a list under it, to choose one of many by pointer, keys or mirror. On a phone the list is a
// sheet. It asks only for the visible options.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/kit/canvas/callback.hpp"
#include "client/kit/canvas/ui.hpp"
#include "shared/result.hpp"

namespace pinwright::ui {

struct Option {
    std::string_view id;
    std::string_view name;
    std::string detail = {};        ///< Second words, muted.
    std::string_view picture = {};  ///< An address on this server; only with `pictures`.
    bool locked = false;            ///< Shows a lock beside the name.
    int indent = 0;                 ///< Indentation steps.
    std::string spoken =
        {};  ///< Screen readers say this instead of the name, which lacks what is drawn beside it.
};

/// A heading among the options.
struct OptionGroup {
    int first = 0;  ///< The option below it.
    std::string_view name;
};

struct ComboWish {
    std::string_view name;
    std::string_view placeholder;
    std::string_view chosen;       ///< Id, or empty.
    std::string_view chosen_name;  ///< What the closed field shows.
    int count = 0;
    Callback<Option(int index)> option;
    const std::vector<Problem>& problems;
    std::string_view chosen_detail = {};   ///< After the name; never cut, even if the name is.
    std::vector<OptionGroup> groups = {};  ///< In order of `first`.
    std::string_view search = {};          ///< Name of the search field above the list; empty: none.
    const std::string* filter = nullptr;   ///< The text in it.
    std::string_view create = {};          ///< Name of a last row that creates an option; empty: none.
    std::string_view empty_words = {};     ///< Shown in an empty list.
    bool pictures = false;
    bool loading = false;
    bool required = true;
    float problem_width = 0;  ///< Room for problems, if wider than the field.
};

struct ComboAnswer {
    std::optional<std::string> chosen;
    std::optional<std::string> filter;  ///< Text typed into the search field.
    bool create = false;
    bool opened = false, left = false;
    float height = 0;
};

ComboAnswer ComboBox(Ui& ui, Id id, float x, float y, float width, const ComboWish& wish);

}  // namespace pinwright::ui
