#include "proxy/standin/api/request_recorder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "shared/api_json.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

constexpr std::size_t kKeptLetters = 64;

bool IsOpenField(const std::string& name)
{
    return name == "grant_type" || name == "redirect_uri" || name == "scope" ||
           name == "continuous_refresh" || name == "token_type_hint";
}

void CutData(json& value)
{
    if (value.is_object()) {
        for (auto& [name, inner] : value.items()) {
            if ((name == "data" || name == "cover_image_data") && inner.is_string())
                inner.get_ref<std::string&>().resize(
                    std::min(kKeptLetters, inner.get_ref<std::string&>().size()));
            else
                CutData(inner);
        }
    } else if (value.is_array()) {
        for (json& inner : value)
            CutData(inner);
    }
}

}  // namespace

Recorder::~Recorder()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<Done> Recorder::Open(const std::string& path)
{
    m_file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (m_file >= 0)
        return Done{};
    Error error{Cause::kStorage, {}, {}, {}};
    error.detail = "record file " + path + ": " + std::strerror(errno);
    return error;
}

void Recorder::Record(const Call& call, const ApiPath& path)
{
    json query = json::object();
    for (const auto& [name, value] : call.query)
        query[name] = value;
    const std::string authorization = call.Header("authorization");
    json line{
        {"side", SideName(path.side)}, {"method", call.method},
        {"path", path.below},          {"content_type", call.MediaType()},
        {"query", std::move(query)},   {"authorization", authorization.substr(0, authorization.find(' '))}};
    if (call.MediaType() == "application/json") {
        json body = json::parse(call.body, nullptr, false);
        if (!body.is_discarded()) {
            CutData(body);
            line["body"] = std::move(body);
        }
    } else if (call.MediaType() == "application/x-www-form-urlencoded") {
        json form = json::object();
        for (const auto& [name, value] : ParseForm(call.body).value_or(Pairs()))
            form[name] = IsOpenField(name) ? json(value) : json(nullptr);
        line["form"] = std::move(form);
    }
    const std::string text = JsonText(line) + '\n';
    [[maybe_unused]] const ssize_t written = ::write(m_file, text.data(), text.size());
}

}  // namespace pinwright::standin
