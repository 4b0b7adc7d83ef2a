// How this program and libjpeg talk: what is written, and what goes wrong. Private to the child.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <string_view>
#include <vector>

#include <jpeglib.h>

#include "proxy/media/child/contract.hpp"

namespace pinwright::media {

/// Gives what is written on in pieces of 64 KB. Must outlive the compression.
class JpegSink {
public:
    using Write = std::function<void(std::string_view)>;

    JpegSink(jpeg_compress_struct& compress, Write write);

private:
    static JpegSink& Of(j_compress_ptr compress);
    static void Begin(j_compress_ptr compress);
    static boolean Empty(j_compress_ptr compress);
    static void Finish(j_compress_ptr compress);

    jpeg_destination_mgr m_manager{};  ///< First: the library knows it by this address.
    Write m_write;
    std::vector<JOCTET> m_buffer;
};

/// Any error of libjpeg ends the child, with the verdict that fits it; so does a warning that the picture is
/// not whole. Others are counted.
struct JpegErrors {
    jpeg_error_mgr manager{};  ///< First: the library knows it by this address.
    int needless_bytes = 0;    ///< Warnings of bytes that belong to nothing.

    /// Sets it up, for `decompress.err` or `compress.err`.
    jpeg_error_mgr* Begin();
};

/// Four inks are inverted if there is Adobe's marker, so it must neither come nor go.
void KeepInks(const jpeg_decompress_struct& from, jpeg_compress_struct& to);

}  // namespace pinwright::media
