// Searching among board names.
#include "client/core/name_search.hpp"

#include <catch2/catch_test_macros.hpp>

using pinwright::app::FoldForSearch;

namespace {

TEST_CASE("case and common accents do not count in a search", "[search]")
{
    CHECK(FoldForSearch("Kitchen IDEAS 7") == "kitchen ideas 7");
    CHECK(FoldForSearch("Érables ÀÇÑöü") == "erables acnou");
    CHECK(FoldForSearch("Łódź ŠČ") == FoldForSearch("łódź šč"));
    CHECK(FoldForSearch("ΚΗΠΟΣ") == FoldForSearch("κηποσ"));
    CHECK(FoldForSearch("САД Ёлка") == FoldForSearch("сад ёлка"));
    CHECK(FoldForSearch("台所 مطبخ 🧷") == "台所 مطبخ 🧷");
    CHECK(FoldForSearch("ß×÷") == "ß×÷");
    CHECK(FoldForSearch("\xC3") == "\xC3");
    CHECK(FoldForSearch("") == "");
}

}  // namespace
