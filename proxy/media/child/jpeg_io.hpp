// Connects this program to libjpeg: its output and its errors. Private to proxy/media/child.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <string_view>
#include <vector>

#include <jpeglib.h>

#include "proxy/media/child/contract.hpp"

namespace pinwright::media {

/// Passes the output to `Write` in pieces of 64 KB. Must outlive the compression.
class JpegSink {
public:
    using Write = std::function<void(std::string_view)>;

    JpegSink(jpeg_compress_struct& compress, Write write);

private:
    static JpegSink& Of(j_compress_ptr compress);
    static void Begin(j_compress_ptr compress);
    static boolean Empty(j_compress_ptr compress);
    static void Finish(j_compress_ptr compress);

    jpeg_destination_mgr m_manager{};  ///< First: libjpeg casts this address back to the sink.
    Write m_write;
    std::vector<JOCTET> m_buffer;
};

/// Any libjpeg error ends the child with the matching verdict. So does a warning that the picture is damaged
/// or incomplete. Warnings about needless bytes are counted, others ignored.
struct JpegErrors {
    jpeg_error_mgr manager{};  ///< First: libjpeg knows it by this address.
    int needless_bytes = 0;    ///< How many warnings of bytes that don't belong to the picture.

    /// Sets up the struct for `decompress.err` or `compress.err`.
    jpeg_error_mgr* Begin();
};

/// For CMYK, Adobe's marker means inverted inks, so it must be neither added nor lost.
void KeepInks(const jpeg_decompress_struct& from, jpeg_compress_struct& to);

}  // namespace pinwright::media
