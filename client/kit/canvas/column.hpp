// Things one below the other, or side by side: a column and a row know where the next one goes. They draw
// nothing and report nothing; what is put into them says how much it took.
#pragma once

#include "client/platform/rect.hpp"

namespace pinwright::ui {

class Column {
public:
    /// From (x, y) down, `width` wide, with `gap` between two things.
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
    /// A thing stands at y() now, and ends there.
    void EndAt(float bottom)
    {
        m_bottom = bottom;
        m_next = bottom + m_gap;
    }
    /// So much more room before the next thing.
    void Space(float height) { m_next += height; }

    /// Where the last thing ends.
    float bottom() const { return m_bottom; }
    /// From the first thing's top to the last one's end.
    float height() const { return m_bottom - m_top; }

private:
    float m_x, m_width, m_gap;
    float m_top, m_bottom, m_next;
};

class Row {
public:
    /// Within `rect`, with `gap` between two things.
    explicit Row(const platform::Rect& rect, float gap = 0)
        : m_left(rect.x), m_right(rect.right()), m_y(rect.y), m_height(rect.h), m_gap(gap)
    {
    }

    /// The place of the next thing from the start, as high as the row.
    platform::Rect Add(float width)
    {
        const platform::Rect place{m_left, m_y, width, m_height};
        m_left += width + m_gap;
        return place;
    }
    /// The same, `height` high, in the middle of the row.
    platform::Rect Add(float width, float height)
    {
        platform::Rect place = Add(width);
        place.y += (m_height - height) / 2;
        place.h = height;
        return place;
    }
    /// The place of the next thing from the end.
    platform::Rect AddAtEnd(float width)
    {
        m_right -= width;
        const platform::Rect place{m_right, m_y, width, m_height};
        m_right -= m_gap;
        return place;
    }
    /// So much more room before the next thing from the start.
    void Space(float width) { m_left += width; }
    float middle() const { return m_y + m_height / 2; }
    /// What is left for the thing that takes all.
    platform::Rect rest() const { return {m_left, m_y, m_right - m_left, m_height}; }

private:
    float m_left, m_right, m_y, m_height, m_gap;
};

}  // namespace pinwright::ui
