#include "proxy/standin/world/refusal.hpp"

#include <nlohmann/json.hpp>

namespace pinwright::standin {

Reply Refusal(int status, int code, std::string_view message)
{
    Reply reply;
    reply.status = status;
    reply.body = nlohmann::json{{"code", code}, {"message", message}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
    return reply;
}

Reply NotAuthenticated()
{
    return Refusal(401, 2, "Authentication failed.");
}

Reply ScopeMissing()
{
    return Refusal(401, 3,
                   "Your token does not have sufficient permissions to perform this operation. Please ensure "
                   "your token is authorized with the correct set of scopes.");
}

Reply NotPermitted()
{
    return Refusal(403, 29, "You are not permitted to access that resource.");
}

Reply BadBody()
{
    return Refusal(400, 1, "Invalid request body");
}

Reply BoardNotFound()
{
    return Refusal(404, 40, "Board not found.");
}

Reply PinNotFound()
{
    return Refusal(404, 50, "Pin not found.");
}

Reply SectionNotFound()
{
    return Refusal(404, 2031, "Sorry! We couldn't find this board section.");
}

}  // namespace pinwright::standin
