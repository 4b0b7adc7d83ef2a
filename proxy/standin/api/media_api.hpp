// Registers videos, accepts their upload, and reports their status (OpenAPI 5.23, /media). The upload
// address behaves like S3's POST upload. Bytes are hashed, not kept.
#pragma once

#include "proxy/standin/world/call_context.hpp"

namespace pinwright::standin {

Reply ListMedia(Context& context);
Reply RegisterMedia(Context& context);
Reply GetMedia(Context& context);

/// The S3 part: accepts a multipart form with the upload parameters and, last, `file`. Answers 204 or XML
/// errors; 411 without a Content-Length. `switches` say how long processing takes and how it ends.
Reply TakeUpload(const Call& call, World& world, const Switches& switches);

/// S3's error for a missing Content-Length.
Reply LengthRequired();

}  // namespace pinwright::standin
