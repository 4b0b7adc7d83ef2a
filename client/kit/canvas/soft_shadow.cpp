#include "client/kit/canvas/soft_shadow.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace pinwright::ui {

namespace {

// Rings from the inner to the outer edge, with kCorner points for each corner.
constexpr int kRings = 7, kCorner = 7, kPoints = 4 * kCorner;

using Ways = std::array<ImVec2, kPoints>;

// Directions from the corners' centers to the points of their arcs, starting at the lower right corner.
Ways MakeWays()
{
    Ways ways;
    for (int point = 0; point < kPoints; ++point) {
        const float angle =
            (static_cast<float>(point / kCorner) + static_cast<float>(point % kCorner) / (kCorner - 1)) *
            1.5707963f;
        ways[static_cast<std::size_t>(point)] = {std::cos(angle), std::sin(angle)};
    }
    return ways;
}

}  // namespace

void DrawSoftEdge(ImDrawList* list, const platform::Rect& rect, Color color, float radius, float blur)
{
    static const Ways ways = MakeWays();
    blur = std::min(blur, std::min(rect.w, rect.h) / 2);
    if (blur <= 0)
        return;
    const ImVec2 white = list->_Data->TexUvWhitePixel;
    list->PrimReserve((kRings - 1) * kPoints * 6, kRings * kPoints);
    const unsigned first = list->_VtxCurrentIdx;
    for (int ring = 0; ring < kRings; ++ring) {
        const float share = static_cast<float>(ring) / (kRings - 1), out = blur * (2 * share - 1);
        // Smoothstep from full color to nothing.
        const Color tint = Faded(color, 1 - share * share * (3 - 2 * share));
        const platform::Rect round = rect.Inset(-out);
        const float bend = std::clamp(radius + out, 0.0f, std::min(round.w, round.h) / 2);
        for (int point = 0; point < kPoints; ++point) {
            const int corner = point / kCorner;
            const ImVec2& way = ways[static_cast<std::size_t>(point)];
            const float x = corner == 0 || corner == 3 ? round.right() - bend : round.x + bend;
            const float y = corner < 2 ? round.bottom() - bend : round.y + bend;
            list->PrimWriteVtx({x + way.x * bend, y + way.y * bend}, white, tint);
        }
    }
    for (unsigned ring = 0; ring + 1 < kRings; ++ring) {
        for (unsigned point = 0; point < kPoints; ++point) {
            const unsigned next = (point + 1) % kPoints, at = first + ring * kPoints;
            for (const unsigned index : {at + point, at + next, at + kPoints + next, at + point,
                                         at + kPoints + next, at + kPoints + point})
                list->PrimWriteIdx(static_cast<ImDrawIdx>(index));
        }
    }
}

}  // namespace pinwright::ui
