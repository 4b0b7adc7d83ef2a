#include "client/platform/images.hpp"

extern "C" {
void pw_image_load(void* self, void (*done)(void*, int, int, int, int), int id, const char* address,
                   std::uint32_t handle, int width);
void pw_image_free(std::uint32_t texture);
}

namespace pinwright::platform {

namespace {

constexpr int kKeptFrames = 600;

}  // namespace

Images::Image Images::FromServer(const std::string& address, int pixels)
{
    return Get(address, 0, pixels);
}

Images::Image Images::FromFile(std::uint32_t handle, int pixels)
{
    return Get({}, handle, pixels);
}

Images::Image Images::Get(const std::string& address, std::uint32_t file, int pixels)
{
    // Steps of 64: a window that is being resized does not decode at every pixel.
    pixels = (pixels + 63) / 64 * 64;
    Kept* other = nullptr;
    for (Kept& kept : m_kept) {
        if (kept.address != address || kept.file != file)
            continue;
        if (kept.pixels == pixels) {
            kept.unused = 0;
            if (!kept.waiting || other == nullptr)
                return kept.image;
        }
        // While the right size is on its way, another one stands in.
        if (kept.image.texture != 0)
            other = &kept;
    }
    for (Kept& kept : m_kept) {
        if (kept.address == address && kept.file == file && kept.pixels == pixels)
            return other != nullptr ? other->image : kept.image;
    }
    const int id = ++m_last_id;
    const Image standing_in = other != nullptr ? other->image : Image{};
    Kept& kept = m_kept.emplace_back();
    kept.address = address;
    kept.file = file;
    kept.pixels = pixels;
    kept.id = id;
    pw_image_load(this, &Images::Loaded, id, kept.address.c_str(), file, pixels);
    return standing_in;
}

void Images::EndFrame()
{
    for (auto kept = m_kept.begin(); kept != m_kept.end();) {
        if (++kept->unused > kKeptFrames && !kept->waiting) {
            if (kept->image.texture != 0)
                pw_image_free(kept->image.texture);
            kept = m_kept.erase(kept);
        } else {
            ++kept;
        }
    }
}

void Images::Forget()
{
    m_kept.clear();
}

void Images::Loaded(void* self, int id, int texture, int width, int height)
{
    auto& images = *static_cast<Images*>(self);
    for (Kept& kept : images.m_kept) {
        if (kept.id != id)
            continue;
        kept.waiting = false;
        kept.image = {static_cast<std::uint32_t>(texture), static_cast<float>(width),
                      static_cast<float>(height), texture == 0};
        return;
    }
    // Nobody waits for it any more: the context was lost meanwhile, or it was let go.
    if (texture != 0)
        pw_image_free(static_cast<std::uint32_t>(texture));
}

}  // namespace pinwright::platform
