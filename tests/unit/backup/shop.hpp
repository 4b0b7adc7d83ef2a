// A data folder as a server leaves it, for backups: an account, a due pin, an image with its preview.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "proxy/backup/backup.hpp"
#include "proxy/media/media_store.hpp"
#include "tests/unit/media/images.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::test {

/// Its server keeps running until Close().
class Shop : public StoreFixture {
public:
    Shop()
    {
        media::MediaStore files(store().folder(), store().media, clock, PINWRIGHT_IMAGE_CHILD);
        auto upload = files.Begin();
        if (!upload.ok() || !(*upload)->Write(SmallPng()).ok())
            throw std::runtime_error("no upload");
        image = (*upload)->Finish().value().id;
        if (!files.SavePreview(image, SmallJpeg()).ok())
            throw std::runtime_error("no preview");
        Connect("a1");
        Pin shown = MakePin(1);
        shown.media = {image};
        pin = Insert(shown);
    }

    std::string From() const { return folder.Sub("data"); }
    std::string File() const { return folder.Sub("shop.tar"); }
    std::string To() const { return folder.Sub("other"); }
    std::string ImageIn(const std::string& data) const { return data + "/media/" + image; }

    std::string image;
    Pin pin;
};

template <typename T>
std::string Detail(const Result<T>& result)
{
    return result.ok() ? "done" : result.error().detail;
}

inline bool Holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// The number of files and folders in it; 0 if there is no such folder.
inline int FilesIn(const std::string& folder)
{
    std::error_code failure;
    int count = 0;
    for (std::filesystem::directory_iterator entry(folder, failure);
         !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure))
        ++count;
    return count;
}

}  // namespace pinwright::test
