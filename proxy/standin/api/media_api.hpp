// Registering videos, sending them and asking what became of them (OpenAPI 5.23, /media), and the place
// that they are sent to, which behaves like S3's POST upload. Bytes are hashed and forgotten.
#pragma once

#include "proxy/standin/world/call_context.hpp"

namespace pinwright::standin {

Reply ListMedia(Context& context);
Reply RegisterMedia(Context& context);
Reply GetMedia(Context& context);

/// S3's part: a multipart form of the upload parameters and, last, `file`; 204, or XML errors. 411 without
/// a Content-Length. `switches` say how long processing takes and how it ends.
Reply TakeUpload(const Call& call, World& world, const Switches& switches);

/// S3's way to say that there must be a Content-Length.
Reply LengthRequired();

}  // namespace pinwright::standin
