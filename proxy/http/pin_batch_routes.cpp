// POST /api/v1/pins/batch: applies one action to all pins that match a filter.
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::http {

namespace {

Response RunBatch(const Services& services, const BodyReader& read)
{
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    const Result<PinBatch> batch = PinBatchFromJson(*json);
    if (!batch.ok())
        return ErrorReply(batch.error());
    const Result<BatchCounts> counts = services.store.pin_changes.RunBatch(*batch, services.clock.Now());
    if (!counts.ok())
        return ErrorReply(counts.error());
    if (!batch->only_count && counts->done > 0)
        services.publisher.Wake();
    return JsonReply(200, ToJson(*counts));
}

}  // namespace

void AddPinBatchRoutes(Router& router, const Services& services)
{
    Endpoint& batch = router.At("/api/v1/pins/batch");
    batch.body_limit = kJsonBodyLimit;
    batch.post = [&services](const Request&, const BodyReader& read) { return RunBatch(services, read); };
}

}  // namespace pinwright::http
