#include "proxy/media/child/image_child.hpp"

#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include "proxy/media/child/confinement.hpp"
#include "proxy/media/child/files.hpp"
#include "proxy/media/child/jpeg_picture.hpp"
#include "proxy/media/child/png_picture.hpp"

namespace pinwright::media {

namespace {

constexpr int kArguments = 6;

ChildVerdict Work(std::string_view type, const Turn& turn, bool ended)
{
    const std::string bytes = ReadAll(kPictureIn);
    bool rewrite = turn.any();
    const auto write = [](std::string_view piece) { WriteAll(kPictureOut, piece); };
    if (type == "image/jpeg") {
        const CheckedPicture checked = CheckJpeg(bytes, turn, ended);
        WriteAll(kPreviewOut, checked.preview);
        rewrite = rewrite || checked.needless_bytes;
        if (rewrite)
            RewriteJpeg(bytes, turn, write);
    } else {
        WriteAll(kPreviewOut, CheckPng(bytes, turn));
        if (rewrite)
            RewritePng(bytes, turn, write);
    }
    return rewrite ? ChildVerdict::kRewritten : ChildVerdict::kRight;
}

}  // namespace

bool IsImageChild(int argc, const char* const* argv)
{
    return argc > 1 && argv[1] == kImageChildCommand;
}

int RunImageChild(int argc, const char* const* argv)
{
    if (argc != kArguments)
        return static_cast<int>(ChildVerdict::kMisused);
    const Turn turn = Turn::Of(std::atoi(argv[3]));
    const bool ended = std::string_view(argv[4]) == "1";
    if (!EndWithParent(std::atoi(argv[5])) || !Confine({}))
        return static_cast<int>(ChildVerdict::kUnconfined);
    try {
        End(Work(argv[2], turn, ended));
    } catch (const std::bad_alloc&) {
        End(ChildVerdict::kTooMuchMemory);
    }
}

}  // namespace pinwright::media
