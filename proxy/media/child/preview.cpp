#include "proxy/media/child/preview.hpp"

#include <algorithm>
#include <utility>

#include "proxy/media/child/jpeg_io.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

namespace {

constexpr std::size_t kChannels = 3;
constexpr int kBestPreviewQuality = 80;
constexpr int kWorstQuality = 50;
constexpr int kQualityStep = 15;
constexpr std::size_t kSmallestSide = 32;
constexpr std::size_t kLargestProfile = 4096;

std::size_t Scaled(std::size_t side, std::size_t longer, std::size_t limit)
{
    return longer <= limit ? side : std::max<std::size_t>(1, (side * limit + longer / 2) / longer);
}

struct RgbPixels {
    std::size_t width;
    std::size_t height;
    std::vector<std::uint8_t> bytes;
};

std::string Encode(RgbPixels& pixels, const std::string& profile, int quality)
{
    std::string bytes;
    jpeg_compress_struct compress{};
    JpegErrors errors;
    compress.err = errors.Begin();
    ::jpeg_create_compress(&compress);
    JpegSink sink(compress, [&bytes](std::string_view piece) { bytes.append(piece); });
    compress.image_width = static_cast<JDIMENSION>(pixels.width);
    compress.image_height = static_cast<JDIMENSION>(pixels.height);
    compress.input_components = kChannels;
    compress.in_color_space = JCS_RGB;
    ::jpeg_set_defaults(&compress);
    ::jpeg_set_quality(&compress, quality, TRUE);
    compress.optimize_coding = TRUE;
    ::jpeg_start_compress(&compress, TRUE);
    if (!profile.empty())
        ::jpeg_write_icc_profile(&compress, reinterpret_cast<const JOCTET*>(profile.data()),
                                 static_cast<unsigned>(profile.size()));
    for (std::size_t y = 0; y < pixels.height; ++y) {
        JSAMPROW row = pixels.bytes.data() + y * pixels.width * kChannels;
        ::jpeg_write_scanlines(&compress, &row, 1);
    }
    ::jpeg_finish_compress(&compress);
    ::jpeg_destroy_compress(&compress);
    return bytes;
}

}  // namespace

PreviewMaker::PreviewMaker(std::size_t width, std::size_t height, std::size_t side)
    : m_from_width(width),
      m_from_height(height),
      m_width(Scaled(width, std::max(width, height), side)),
      m_height(Scaled(height, std::max(width, height), side)),
      m_column(width),
      m_sums(m_width * kChannels),
      m_counts(m_width)
{
    for (std::size_t x = 0; x < width; ++x)
        m_column[x] = x * m_width / width;
    m_pixels.reserve(m_width * m_height * kChannels);
}

void PreviewMaker::AddRow(const std::uint8_t* pixels)
{
    for (std::size_t x = 0; x < m_from_width; ++x) {
        const std::size_t to = m_column[x];
        ++m_counts[to];
        for (std::size_t channel = 0; channel < kChannels; ++channel)
            m_sums[to * kChannels + channel] += pixels[x * kChannels + channel];
    }
    const std::size_t row = m_row * m_height / m_from_height;
    ++m_row;
    if (m_row == m_from_height || m_row * m_height / m_from_height != row)
        Finish();
}

void PreviewMaker::SetProfile(std::string_view profile)
{
    // ICC.1, 7.2.6: bytes 16 to 19 name the color space of the data.
    if (profile.size() <= kLargestProfile && profile.size() > 20 && profile.substr(16, 4) == "RGB ")
        m_profile = profile;
}

void PreviewMaker::Finish()
{
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        const std::uint64_t count = m_counts[i / kChannels];
        m_pixels.push_back(static_cast<std::uint8_t>((m_sums[i] + count / 2) / count));
    }
    std::fill(m_sums.begin(), m_sums.end(), 0);
    std::fill(m_counts.begin(), m_counts.end(), 0);
}

std::string PreviewMaker::Jpeg(const Turn& turn) const
{
    RgbPixels upright{turn.swaps ? m_height : m_width, turn.swaps ? m_width : m_height, {}};
    upright.bytes.reserve(m_pixels.size());
    for (std::size_t y = 0; y < upright.height; ++y) {
        for (std::size_t x = 0; x < upright.width; ++x) {
            const Turn::Place from = turn.Source({x, y}, m_width, m_height);
            const std::uint8_t* const pixel = m_pixels.data() + (from.y * m_width + from.x) * kChannels;
            upright.bytes.insert(upright.bytes.end(), pixel, pixel + kChannels);
        }
    }
    while (true) {
        for (int quality = kBestPreviewQuality; quality >= kWorstQuality; quality -= kQualityStep) {
            std::string jpeg = Encode(upright, m_profile, quality);
            if (static_cast<std::int64_t>(jpeg.size()) <= kPreviewBytesLimit)
                return jpeg;
        }
        const std::size_t longer = std::max(upright.width, upright.height);
        if (longer <= kSmallestSide)
            return {};
        PreviewMaker smaller(upright.width, upright.height, longer * 3 / 4);
        for (std::size_t y = 0; y < upright.height; ++y)
            smaller.AddRow(upright.bytes.data() + y * upright.width * kChannels);
        upright = {smaller.m_width, smaller.m_height, std::move(smaller.m_pixels)};
    }
}

}  // namespace pinwright::media
