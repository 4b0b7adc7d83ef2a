#include "client/platform/images.hpp"

#include <algorithm>

extern "C" {
void pw_image_load(void* self, void (*done)(void*, int, int, int, int), int id, const char* address,
                   std::uint32_t handle, int width, int height);
void pw_image_cancel(int id);
void pw_image_free(std::uint32_t texture);
double pw_clock_now();
}

namespace pinwright::platform {

namespace {

constexpr double kKeptMs = 10'000;   // Frames can't measure time: nothing is drawn while nothing changes.
constexpr double kAgainMs = 15'000;  // Before a missing image is requested again.
constexpr float kMostBytes = 96e6f;  // Decoded pixels in all; images on screen stay anyway.
constexpr int kAtOnce = 4;
constexpr int kSmall = 200;  // Pixels.

}  // namespace

Images::Image Images::Get(const std::string& address, std::uint32_t file, int pixels, int height)
{
    // Round up in steps, so that resizing a window does not decode at every pixel. Small images keep their
    // exact size.
    if (height == 0)
        pixels = (pixels + 63) / 64 * 64;
    else if (pixels > kSmall)
        pixels = (pixels + 15) / 16 * 16;
    auto exact = m_kept.end();
    Kept* other = nullptr;
    for (auto kept = m_kept.begin(); kept != m_kept.end(); ++kept) {
        if (kept->address != address || kept->file != file)
            continue;
        if (kept->pixels == pixels && kept->height == height)
            exact = kept;
        else if (kept->image.texture != 0)
            other = &*kept;
    }
    if (exact == m_kept.end()) {
        exact = m_kept.emplace(m_kept.begin());
        exact->address = address;
        exact->file = file;
        exact->pixels = pixels;
        exact->height = height;
        exact->id = ++m_last_id;
    } else if (exact->frame != m_frame) {
        m_kept.splice(m_kept.begin(), m_kept, exact);
    }
    exact->frame = m_frame;
    if (exact->state == State::kThere || other == nullptr)
        return exact->image;
    // While the right size loads, show another one.
    other->frame = m_frame;
    return other->image;
}

void Images::Begin()
{
    for (auto kept = m_kept.begin(); kept != m_kept.end() && m_loading < kAtOnce; ++kept) {
        if (kept->state != State::kWanted)
            continue;
        kept->state = State::kLoading;
        ++m_loading;
        pw_image_load(this, &Images::Loaded, kept->id, kept->address.c_str(), kept->file, kept->pixels,
                      kept->height);
    }
}

void Images::EndFrame()
{
    const double now = pw_clock_now();
    float bytes = 0;
    for (auto kept = m_kept.begin(); kept != m_kept.end();) {
        const bool drawn = kept->frame == m_frame;
        bytes += kept->image.width * kept->image.height * 4;
        bool let_go =
            !drawn && (kept->state != State::kThere || now - kept->since > kKeptMs || bytes > kMostBytes);
        if (kept->image.missing)
            let_go = now - kept->since > kAgainMs;
        else if (drawn)
            kept->since = now;
        if (!let_go) {
            ++kept;
            continue;
        }
        if (kept->state == State::kLoading) {
            --m_loading;
            pw_image_cancel(kept->id);
        }
        if (kept->image.texture != 0)
            pw_image_free(kept->image.texture);
        bytes -= kept->image.width * kept->image.height * 4;
        kept = m_kept.erase(kept);
    }
    Begin();
    ++m_frame;
}

void Images::Forget()
{
    for (const Kept& kept : m_kept) {
        if (kept.state == State::kLoading)
            pw_image_cancel(kept.id);
    }
    m_kept.clear();
    m_loading = 0;
}

// Not called for canceled images.
void Images::Loaded(void* self, int id, int texture, int width, int height)
{
    auto& images = *static_cast<Images*>(self);
    --images.m_loading;
    for (Kept& kept : images.m_kept) {
        if (kept.id != id)
            continue;
        kept.state = State::kThere;
        kept.since = pw_clock_now();
        kept.image = {static_cast<std::uint32_t>(texture), static_cast<float>(width),
                      static_cast<float>(height), texture == 0};
    }
    images.Begin();
}

}  // namespace pinwright::platform
