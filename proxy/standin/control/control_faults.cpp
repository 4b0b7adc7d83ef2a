#include "proxy/standin/control/control_faults.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "shared/api_json.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

Rule ReadRule(Wish& wish, Trouble trouble)
{
    Rule rule;
    rule.trouble = trouble;
    rule.method = wish.Get<std::string>("method").value_or("");
    if (rule.method == "*")
        rule.method.clear();
    rule.path = wish.Get<std::string>("path").value_or("");
    rule.times = wish.Get<int>("times").value_or(1);
    const char* key = trouble == Trouble::kFail && !wish.Has("when") ? "after" : "when";
    const auto when = wish.Get<std::string>(key).value_or("before");
    if (when != "before" && when != "after")
        throw Wrong{std::string("`") + key + "` is before or after"};
    rule.when = when == "after" ? When::kAfter : When::kBefore;
    return rule;
}

}  // namespace

json Fail(Wish& wish, Controls& controls)
{
    Rule rule = ReadRule(wish, Trouble::kFail);
    rule.status = wish.Get<int>("status").value_or(500);
    if (rule.status < 200 || rule.status > 599)
        throw Wrong{"`status` is 200 to 599"};
    json body{{"code", wish.Get<int>("code").value_or(rule.status)},
              {"message", wish.Get<std::string>("message").value_or("Something went wrong on our end.")}};
    if (const auto detail = wish.Get<std::string>("message_detail"))
        body["message_detail"] = *detail;
    rule.body = wish.Get<std::string>("body").value_or(JsonText(body));
    rule.content_type = wish.Get<std::string>("content_type").value_or("application/json");
    for (const auto& [name, value] : wish.Get<std::map<std::string, std::string>>("headers").value_or(
             std::map<std::string, std::string>()))
        rule.headers.emplace_back(name, value);
    wish.Done();
    controls.faults.Add(std::move(rule));
    return json::object();
}

json Delay(Wish& wish, Controls& controls)
{
    Rule rule = ReadRule(wish, Trouble::kDelay);
    rule.milliseconds = wish.Get<int>("ms").value_or(0);
    wish.Done();
    controls.faults.Add(std::move(rule));
    return json::object();
}

json Drop(Wish& wish, Controls& controls)
{
    Rule rule = ReadRule(wish, Trouble::kDrop);
    wish.Done();
    controls.faults.Add(std::move(rule));
    return json::object();
}

json SetRandom(Wish& wish, Controls& controls)
{
    RandomFaults random;
    random.seed = wish.Get<std::uint64_t>("seed").value_or(0);
    const auto probability = [&](const char* name) {
        const double value = wish.Get<double>(name).value_or(0);
        if (!(value >= 0 && value <= 1))
            throw Wrong{std::string("`") + name + "` is 0 to 1"};
        return value;
    };
    random.drop_before = probability("drop_before");
    random.drop_after = probability("drop_after");
    random.error = probability("error");
    random.error_after = probability("error_after");
    random.hiccup = probability("hiccup");
    wish.Done();
    controls.faults.random() = random;
    return json::object();
}

json Clear(Wish& wish, Controls& controls)
{
    wish.Done();
    controls.faults.Clear();
    return json::object();
}

json SetLag(Wish& wish, Controls& controls)
{
    LagSetting lag;
    lag.seconds = std::chrono::seconds(wish.Get<int>("seconds").value_or(0));
    lag.reads = std::max(0, wish.Get<int>("reads").value_or(0));
    wish.Done();
    controls.world.lag() = lag;
    return json::object();
}

json SetLists(Wish& wish, Controls& controls)
{
    const std::string order = wish.Get<std::string>("order").value_or("newest");
    if (order != "newest" && order != "oldest" && order != "shuffled")
        throw Wrong{"`order` is newest, oldest or shuffled"};
    wish.Done();
    controls.switches.order = order == "oldest"     ? Order::kOldestFirst
                              : order == "shuffled" ? Order::kShuffled
                                                    : Order::kNewestFirst;
    return json::object();
}

json SetRates(Wish& wish, Controls& controls)
{
    RateSettings settings;
    settings.read = wish.Get<int>("org_read").value_or(-1);
    settings.write = wish.Get<int>("org_write").value_or(-1);
    settings.analytics = wish.Get<int>("org_analytics").value_or(-1);
    settings.window_seconds = wish.Get<int>("window_s").value_or(60);
    wish.Done();
    if (settings.window_seconds < 1)
        throw Wrong{"`window_s` is at least 1"};
    controls.rates.Set(settings);
    return json::object();
}

}  // namespace pinwright::standin
