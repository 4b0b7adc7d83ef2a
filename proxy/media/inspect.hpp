// Looks through a whole image file, byte by byte where that is what it takes, and says whether it is
// all there. Decodes no pixels. Private to the media room.
#pragma once

#include <string>

#include "proxy/media/byte_source.hpp"
#include "proxy/media/media_store.hpp"

namespace pinwright::media {

/// A PNG (https://www.w3.org/TR/png-3/): signature, chunks with their CRC, IHDR first, IDAT, IEND last.
Result<ImageFacts> InspectPng(ByteSource& source);

/// A JPEG (ITU-T T.81, Annex B): SOI, segments, a frame with its size, at least one scan, EOI. Up to 64 KB
/// after the end are let pass: cameras leave things there.
Result<ImageFacts> InspectJpeg(ByteSource& source);

/// Either, told by its first bytes. Errors: kImageUnsupported, kImageBroken, kImageTooLarge.
Result<ImageFacts> Inspect(std::string_view head, ByteSource& source);

/// "The image is damaged: `what`."
Error BrokenImage(const std::string& what);

/// The facts of an image whose header says so much; kImageTooLarge where that is over the limits of pixels.
Result<ImageFacts> WithinLimits(std::string_view type, std::int64_t width, std::int64_t height);

}  // namespace pinwright::media
