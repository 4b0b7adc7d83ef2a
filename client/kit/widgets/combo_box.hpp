// A field with a list under it: one of many, chosen by pointer, by keys or through the mirror. On a
// phone the list is a sheet. It asks for the options that show, and for no others.
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
    std::string_view picture = {};  ///< An address on this server; with `pictures`.
    bool locked = false;            ///< A lock stands beside the name.
    int indent = 0;                 ///< Steps.
    std::string spoken =
        {};  ///< What a reader hears instead of the name, which lacks what is drawn beside it.
};

/// A heading among the options.
struct OptionGroup {
    int first = 0;  ///< The option that it stands above.
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
    std::string_view chosen_detail = {};   ///< After the name, whole where the name is cut.
    std::vector<OptionGroup> groups = {};  ///< In order of `first`.
    std::string_view search = {};          ///< The name of the search field on top of the list; empty: none.
    const std::string* filter = nullptr;   ///< What stands in it.
    std::string_view create = {};          ///< The last row, which makes a new one; empty: none.
    std::string_view empty_words = {};     ///< In the list where there is nothing.
    bool pictures = false;
    bool loading = false;
    bool required = true;
    float problem_width = 0;  ///< Room for problems where it is more than the field's.
};

struct ComboAnswer {
    std::optional<std::string> chosen;
    std::optional<std::string> filter;  ///< What was typed into the search field.
    bool create = false;
    bool opened = false, left = false;
    float height = 0;
};

ComboAnswer ComboBox(Ui& ui, Id id, float x, float y, float width, const ComboWish& wish);

}  // namespace pinwright::ui
