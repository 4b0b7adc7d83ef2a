#include "proxy/media/child/jpeg_io.hpp"

#include <jerror.h>

#include <cstddef>
#include <utility>

#include "proxy/media/child/files.hpp"

namespace pinwright::media {

namespace {

constexpr std::size_t kPiece = 65536;

[[noreturn]] void Refuse(j_common_ptr codec)
{
    const int code = codec->err->msg_code;
    End(code == JERR_OUT_OF_MEMORY ? ChildVerdict::kTooMuchMemory : ChildVerdict::kDamaged);
}

void OnMessage(j_common_ptr codec, int level)
{
    if (level >= 0)
        return;
    switch (codec->err->msg_code) {
        case JWRN_HIT_MARKER:
        case JWRN_JPEG_EOF:
            End(ChildVerdict::kIncomplete);
        case JWRN_HUFF_BAD_CODE:
        case JWRN_MUST_RESYNC:
        case JWRN_NOT_SEQUENTIAL:
            End(ChildVerdict::kDamaged);
        case JWRN_EXTRANEOUS_DATA:
            ++reinterpret_cast<JpegErrors*>(codec->err)->needless_bytes;
            break;
        default:
            break;  // For example, scans in an unusual order.
    }
}

void SayNothing(j_common_ptr) {}

}  // namespace

jpeg_error_mgr* JpegErrors::Begin()
{
    ::jpeg_std_error(&manager);
    manager.error_exit = Refuse;
    manager.emit_message = OnMessage;
    manager.output_message = SayNothing;
    return &manager;
}

void KeepInks(const jpeg_decompress_struct& from, jpeg_compress_struct& to)
{
    if (from.num_components == 4)
        to.write_Adobe_marker = from.saw_Adobe_marker;
}

JpegSink::JpegSink(jpeg_compress_struct& compress, Write write) : m_write(std::move(write)), m_buffer(kPiece)
{
    static_assert(offsetof(JpegErrors, manager) == 0);
    m_manager.init_destination = Begin;
    m_manager.empty_output_buffer = Empty;
    m_manager.term_destination = Finish;
    compress.dest = &m_manager;
}

JpegSink& JpegSink::Of(j_compress_ptr compress)
{
    return *reinterpret_cast<JpegSink*>(compress->dest);
}

void JpegSink::Begin(j_compress_ptr compress)
{
    JpegSink& sink = Of(compress);
    sink.m_manager.next_output_byte = sink.m_buffer.data();
    sink.m_manager.free_in_buffer = sink.m_buffer.size();
}

boolean JpegSink::Empty(j_compress_ptr compress)
{
    JpegSink& sink = Of(compress);
    sink.m_write({reinterpret_cast<const char*>(sink.m_buffer.data()), sink.m_buffer.size()});
    Begin(compress);
    return TRUE;
}

void JpegSink::Finish(j_compress_ptr compress)
{
    JpegSink& sink = Of(compress);
    sink.m_write({reinterpret_cast<const char*>(sink.m_buffer.data()),
                  sink.m_buffer.size() - sink.m_manager.free_in_buffer});
}

}  // namespace pinwright::media
