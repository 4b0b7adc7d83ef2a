// Layout helpers: a column and a row know where the next thing goes. They draw and report nothing; callers
// say how much room each thing took.
#pragma once

#include "client/platform/rect.hpp"

namespace pinwright::ui {

class Column {
public:
    /// From (x, y) down, `width` wide, with `gap` between things.
    Column(float x, float y, float width, float gap = 0)
        : m_x(x), m_width(width), m_gap(gap), m_top(y), m_bottom(y), m_next(y)
    {
    }

    float x() const { return m_x; }
    /// Where the next thing begins.
    float y() const { return m_next; }
    float width() const { return m_width; }
    /// A thing of this height stands at y() now, as wide as the column: its place. What has no height takes
    /// no gap either.
    platform::Rect Add(float height) { return Add(m_width, height); }
    /// The same, `width` wide from the start of the column.
    platform::Rect Add(float width, float height)
    {
        const platform::Rect place{m_x, m_next, width, height};
        if (height > 0)
            EndAt(place.bottom());
        return place;
    }
    /// Adds a thing that begins at y() and ends here.
    void EndAt(float bottom)
    {
        m_bottom = bottom;
        m_next = bottom + m_gap;
    }
    /// Adds extra room before the next thing.
    void Space(float height) { m_next += height; }

    /// Where the last thing ends.
    float bottom() const { return m_bottom; }
    /// From the top of the first thing to the end of the last.
    float height() const { return m_bottom - m_top; }

private:
    float m_x, m_width, m_gap;
    float m_top, m_bottom, m_next;
};

class Row {
public:
    /// Within `rect`, with `gap` between things.
    explicit Row(const platform::Rect& rect, float gap = 0)
        : m_left(rect.x), m_right(rect.right()), m_y(rect.y), m_height(rect.h), m_gap(gap)
    {
    }

    /// Places the next thing from the start, as high as the row.
    platform::Rect Add(float width)
    {
        const platform::Rect place{m_left, m_y, width, m_height};
        m_left += width + m_gap;
        return place;
    }
    /// The same, `height` high, centered in the row.
    platform::Rect Add(float width, float height)
    {
        platform::Rect place = Add(width);
        place.y += (m_height - height) / 2;
        place.h = height;
        return place;
    }
    /// Places the next thing from the end.
    platform::Rect AddAtEnd(float width)
    {
        m_right -= width;
        const platform::Rect place{m_right, m_y, width, m_height};
        m_right -= m_gap;
        return place;
    }
    /// Adds extra room before the next thing from the start.
    void Space(float width) { m_left += width; }
    float middle() const { return m_y + m_height / 2; }
    /// The room left, for a thing that fills it.
    platform::Rect rest() const { return {m_left, m_y, m_right - m_left, m_height}; }

private:
    float m_left, m_right, m_y, m_height, m_gap;
};

}  // namespace pinwright::ui
