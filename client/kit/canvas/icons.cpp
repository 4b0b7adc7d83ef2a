#include "client/kit/canvas/icons.hpp"

#include <imgui.h>

#include <initializer_list>

namespace pinwright::ui {

namespace {

// Draws in the grid's coordinates.
struct Pen {
    ImDrawList* list;
    float x, y, unit;
    Color color;
    bool turned;

    ImVec2 At(float gx, float gy) const { return {x + (turned ? 20 - gx : gx) * unit, y + gy * unit}; }
    float Width() const { return kStroke * unit; }
    void Path(std::initializer_list<ImVec2> points, bool closed = false) const
    {
        for (const ImVec2& point : points)
            list->PathLineTo(At(point.x, point.y));
        list->PathStroke(color, closed ? ImDrawFlags_Closed : ImDrawFlags_None, Width());
        // Round the ends: square ends look frayed at this size.
        if (!closed) {
            Dot(points.begin()->x, points.begin()->y, kStroke / 2);
            Dot((points.end() - 1)->x, (points.end() - 1)->y, kStroke / 2);
        }
    }
    void Circle(float gx, float gy, float radius) const
    {
        list->AddCircle(At(gx, gy), radius * unit, color, 0, Width());
    }
    void Dot(float gx, float gy, float radius) const
    {
        list->AddCircleFilled(At(gx, gy), radius * unit, color);
    }
    void Box(float left, float top, float right, float bottom, float radius) const
    {
        list->AddRect(At(left, top), At(right, bottom), color, radius * unit, ImDrawFlags_None, Width());
    }
    void Arc(float gx, float gy, float radius, float from, float to) const
    {
        list->PathArcTo(At(gx, gy), radius * unit, from, to);
        list->PathStroke(color, ImDrawFlags_None, Width());
    }
};

}  // namespace

void DrawIcon(ImDrawList* list, Icon icon, float x, float y, float size, Color color, bool turned)
{
    const bool along = icon == Icon::kOutside || icon == Icon::kForward || icon == Icon::kBack;
    const Pen pen{list, x - size / 2, y - size / 2, size / 20, color, turned && along};
    switch (icon) {
        case Icon::kNone:
            break;
        case Icon::kPin:
            pen.Path({{7, 3}, {13, 3}, {12, 9}, {15, 12.5f}, {5, 12.5f}, {8, 9}}, true);
            pen.Path({{10, 12.5f}, {10, 17.5f}});
            break;
        case Icon::kCompose:
            pen.Path({{9, 3.5f},
                      {5, 3.5f},
                      {3.5f, 5},
                      {3.5f, 15},
                      {5, 16.5f},
                      {15, 16.5f},
                      {16.5f, 15},
                      {16.5f, 11}});
            pen.Path({{8, 12}, {8.6f, 9.2f}, {15, 2.8f}, {17.2f, 5}, {10.8f, 11.4f}}, true);
            break;
        case Icon::kPlug:
            pen.Path({{7, 2.5f}, {7, 6.5f}});
            pen.Path({{13, 2.5f}, {13, 6.5f}});
            pen.Path({{4.5f, 6.5f}, {15.5f, 6.5f}, {15.5f, 9}, {13.5f, 12}, {10, 13}, {6.5f, 12}, {4.5f, 9}},
                     true);
            pen.Path({{10, 13}, {10, 17.5f}});
            break;
        case Icon::kImage:
            pen.Box(2.5f, 3.5f, 17.5f, 16.5f, 2.5f);
            pen.Circle(7, 8, 1.5f);
            pen.Path({{3, 14.5f}, {7, 11}, {9.5f, 13}, {13, 9}, {17, 13}});
            break;
        case Icon::kChevron:
            pen.Path({{5.5f, 7.75f}, {10, 12.25f}, {14.5f, 7.75f}});
            break;
        case Icon::kCheck:
            pen.Path({{4, 10.5f}, {8, 14.5f}, {16, 5.5f}});
            break;
        case Icon::kAlert:
            pen.Path({{10, 3}, {18, 16.5f}, {2, 16.5f}}, true);
            pen.Path({{10, 8}, {10, 11.5f}});
            pen.Dot(10, 14, 1.1f);
            break;
        case Icon::kInfo:
            pen.Circle(10, 10, 7.5f);
            pen.Path({{10, 9.5f}, {10, 13.5f}});
            pen.Dot(10, 6.5f, 1.1f);
            break;
        case Icon::kLock:
            pen.Box(4, 9, 16, 17, 2);
            pen.Arc(10, 9, 3.5f, 3.14159f, 6.28318f);
            break;
        case Icon::kCross:
            pen.Path({{5, 5}, {15, 15}});
            pen.Path({{15, 5}, {5, 15}});
            break;
        case Icon::kOutside:
            pen.Path({{8.5f, 4}, {4, 4}, {4, 16}, {16, 16}, {16, 11.5f}});
            pen.Path({{11.5f, 3.5f}, {16.5f, 3.5f}, {16.5f, 8.5f}});
            pen.Path({{16.5f, 3.5f}, {9.5f, 10.5f}});
            break;
        case Icon::kRefresh:
            pen.Arc(10, 10, 6.5f, -0.4f, 4.6f);
            pen.Path({{16.9f, 3.6f}, {16.4f, 7.6f}, {12.5f, 6.9f}});
            break;
        case Icon::kClock:
            pen.Circle(10, 10, 7.5f);
            pen.Path({{10, 5.5f}, {10, 10}, {13, 12}});
            break;
        case Icon::kPlus:
            pen.Path({{10, 4}, {10, 16}});
            pen.Path({{4, 10}, {16, 10}});
            break;
        case Icon::kBoard:
            pen.Box(3, 3, 17, 17, 2.5f);
            pen.Path({{10, 3}, {10, 17}});
            pen.Path({{10, 10}, {17, 10}});
            break;
        case Icon::kSearch:
            pen.Circle(8.75f, 8.75f, 5.5f);
            pen.Path({{12.75f, 12.75f}, {17, 17}});
            break;
        case Icon::kForward:
            pen.Path({{7.75f, 5.5f}, {12.25f, 10}, {7.75f, 14.5f}});
            break;
        case Icon::kBack:
            pen.Path({{12.25f, 5.5f}, {7.75f, 10}, {12.25f, 14.5f}});
            break;
        case Icon::kMore:
            for (const float at : {4.5f, 10.0f, 15.5f})
                pen.Dot(at, 10, 1.5f);
            break;
        case Icon::kCalendar:
            pen.Box(3, 4, 17, 17, 2.5f);
            pen.Path({{3, 8.5f}, {17, 8.5f}});
            pen.Path({{7, 2.5f}, {7, 5.5f}});
            pen.Path({{13, 2.5f}, {13, 5.5f}});
            break;
        case Icon::kContrast:
            pen.Circle(10, 10, 7.5f);
            list->PathArcTo(pen.At(10, 10), 7.5f * pen.unit, -1.5708f, 1.5708f);
            list->PathFillConvex(color);
            break;
        case Icon::kCopy:
            pen.Box(7, 7, 17, 17, 2.5f);
            pen.Path({{4.5f, 13},
                      {3.5f, 12.5f},
                      {3, 11.5f},
                      {3, 5},
                      {3.5f, 3.6f},
                      {5, 3},
                      {11.5f, 3},
                      {12.5f, 3.5f},
                      {13, 4.5f}});
            break;
        case Icon::kKeyboard:
            pen.Box(2, 5, 18, 15.5f, 2.5f);
            for (const float at : {5.5f, 8.5f, 11.5f, 14.5f})
                pen.Dot(at, 8.5f, 1);
            pen.Path({{7, 12.25f}, {13, 12.25f}});
            break;
        case Icon::kPulse:
            pen.Path({{1.5f, 10.5f}, {5.5f, 10.5f}, {8, 4}, {12, 16}, {14.5f, 10.5f}, {18.5f, 10.5f}});
            break;
    }
}

}  // namespace pinwright::ui
