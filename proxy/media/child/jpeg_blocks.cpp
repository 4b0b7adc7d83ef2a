#include "proxy/media/child/jpeg_blocks.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace pinwright::media {

namespace {

/// The 512 MB limit, less the program, the file and libjpeg's other memory.
constexpr std::size_t kMostBlockBytes = 420'000'000;

/// One color component of the picture. Turns it row by row as libjpeg asks, so its coefficients are in
/// memory only once.
class Plane {
public:
    /// `rows`: the stored picture's. `width`, `height`: the part to turn, in blocks. `at_once`: how many
    /// rows libjpeg requests in one call.
    Plane(std::vector<JBLOCKROW> rows, std::size_t width, std::size_t height, const Turn& turn,
          std::size_t at_once)
        : m_rows(std::move(rows)),
          m_width(width),
          m_height(height),
          m_turn(turn),
          m_line(turn.swaps ? height : width),
          m_lines(turn.swaps ? width : height),
          m_blocks(m_line * at_once)
    {
        for (std::size_t i = 0; i < at_once; ++i)
            m_answer.push_back(reinterpret_cast<JBLOCKROW>(m_blocks.data() + i * m_line));
    }

    JBLOCKARRAY Rows(std::size_t first, std::size_t count)
    {
        for (std::size_t i = 0; i < count && first + i < m_lines; ++i) {
            for (std::size_t x = 0; x < m_line; ++x) {
                const Turn::Place from = m_turn.Source({x, first + i}, m_width, m_height);
                Copy(m_rows[from.y][from.x], m_answer[i][x]);
            }
        }
        return m_answer.data();
    }

private:
    struct Block {
        JBLOCK numbers;
    };

    /// Mirroring negates the odd frequencies of a block; transposing swaps the frequencies' axes.
    void Copy(const JBLOCK& from, JBLOCK& to) const
    {
        for (std::size_t y = 0; y < DCTSIZE; ++y) {
            for (std::size_t x = 0; x < DCTSIZE; ++x) {
                const std::size_t from_x = m_turn.swaps ? y : x;
                const std::size_t from_y = m_turn.swaps ? x : y;
                const bool negated =
                    (m_turn.mirrors_x && from_x % 2 != 0) != (m_turn.mirrors_y && from_y % 2 != 0);
                const JCOEF number = from[from_y * DCTSIZE + from_x];
                to[y * DCTSIZE + x] = static_cast<JCOEF>(negated ? -number : number);
            }
        }
    }

private:
    std::vector<JBLOCKROW> m_rows;
    std::size_t m_width;
    std::size_t m_height;
    Turn m_turn;
    std::size_t m_line;   ///< Blocks in a turned row.
    std::size_t m_lines;  ///< Turned rows.
    std::vector<Block> m_blocks;
    std::vector<JBLOCKROW> m_answer;
};

/// Replaces libjpeg's access_virt_barray: its arrays are Planes here.
JBLOCKARRAY AccessPlane(j_common_ptr, jvirt_barray_ptr array, JDIMENSION first, JDIMENSION count, boolean)
{
    return reinterpret_cast<Plane*>(array)->Rows(first, count);
}

std::size_t DivideUp(std::size_t number, std::size_t by)
{
    return (number + by - 1) / by;
}

void Transpose(JQUANT_TBL& table)
{
    for (std::size_t y = 0; y < DCTSIZE; ++y)
        for (std::size_t x = 0; x < y; ++x)
            std::swap(table.quantval[y * DCTSIZE + x], table.quantval[x * DCTSIZE + y]);
}

/// Uses libjpeg's copy, then changes what the turn affects.
void CopyParameters(jpeg_decompress_struct& from, const Turn& turn, JDIMENSION width, JDIMENSION height,
                    jpeg_compress_struct& to)
{
    ::jpeg_copy_critical_parameters(&from, &to);
    KeepInks(from, to);
    to.image_width = turn.swaps ? height : width;
    to.image_height = turn.swaps ? width : height;
#if JPEG_LIB_VERSION >= 70
    to.jpeg_width = to.image_width;
    to.jpeg_height = to.image_height;
#endif
    if (to.num_components == 1)
        to.comp_info[0].h_samp_factor = to.comp_info[0].v_samp_factor = 1;
    if (turn.swaps) {
        for (int i = 0; i < to.num_components; ++i)
            std::swap(to.comp_info[i].h_samp_factor, to.comp_info[i].v_samp_factor);
        for (JQUANT_TBL* const table : to.quant_tbl_ptrs) {
            if (table != nullptr)
                Transpose(*table);
        }
        std::swap(to.X_density, to.Y_density);
    }
    to.optimize_coding = TRUE;
    if (from.progressive_mode)
        ::jpeg_simple_progression(&to);
}

}  // namespace

BlockTurner::BlockTurner(jpeg_decompress_struct& from, const Turn& turn)
    : m_from(from), m_turn(turn), m_width(from.image_width), m_height(from.image_height)
{
    const bool single = from.num_components == 1;
    const auto unit = [single](int factor) {
        return static_cast<JDIMENSION>(DCTSIZE * (single ? 1 : factor));
    };
    // Incomplete blocks may only be at the right and the bottom.
    if (turn.mirrors_x)
        m_width -= m_width % unit(from.max_h_samp_factor);
    if (turn.mirrors_y)
        m_height -= m_height % unit(from.max_v_samp_factor);
}

bool BlockTurner::IsTooLarge() const
{
    std::size_t bytes = 0;
    for (int i = 0; i < m_from.num_components; ++i) {
        const jpeg_component_info& color = m_from.comp_info[i];
        bytes += std::size_t{color.width_in_blocks} * color.height_in_blocks * sizeof(JBLOCK);
    }
    return bytes > kMostBlockBytes;
}

void BlockTurner::Write(jpeg_compress_struct& to,
                        const std::function<void(jpeg_compress_struct&)>& begun) const
{
    jvirt_barray_ptr* const arrays = ::jpeg_read_coefficients(&m_from);
    CopyParameters(m_from, m_turn, m_width, m_height, to);

    const bool single = m_from.num_components == 1;
    std::vector<Plane> planes;
    for (int i = 0; i < m_from.num_components; ++i) {
        const jpeg_component_info& color = m_from.comp_info[i];
        std::vector<JBLOCKROW> rows;
        for (JDIMENSION row = 0; row < color.height_in_blocks; ++row)
            rows.push_back(m_from.mem->access_virt_barray(reinterpret_cast<j_common_ptr>(&m_from), arrays[i],
                                                          row, 1, FALSE)[0]);
        const auto blocks = [single](JDIMENSION side, int factor, int most) {
            return single ? DivideUp(side, DCTSIZE)
                          : DivideUp(std::size_t{side} * static_cast<std::size_t>(factor),
                                     static_cast<std::size_t>(most) * DCTSIZE);
        };
        planes.emplace_back(std::move(rows), blocks(m_width, color.h_samp_factor, m_from.max_h_samp_factor),
                            blocks(m_height, color.v_samp_factor, m_from.max_v_samp_factor), m_turn,
                            static_cast<std::size_t>(to.comp_info[i].v_samp_factor));
    }
    std::vector<jvirt_barray_ptr> turned;
    for (Plane& one : planes)
        turned.push_back(reinterpret_cast<jvirt_barray_ptr>(&one));
    to.mem->access_virt_barray = AccessPlane;
    ::jpeg_write_coefficients(&to, turned.data());
    begun(to);
    ::jpeg_finish_compress(&to);
}

}  // namespace pinwright::media
