#include "shared/failure_json.hpp"

#include "shared/json_fields.hpp"
#include "shared/text_catalog.hpp"

namespace pinwright {

namespace {

using fields::Find;
using fields::Json;
using fields::OrNull;
using fields::ReadDiagnosis;
using fields::Text;

}  // namespace

nlohmann::json ToJson(const Diagnosis& diagnosis)
{
    return {{"id", diagnosis.id},
            {"title", diagnosis.title},
            {"detail", diagnosis.detail},
            {"fix", diagnosis.fix},
            {"action", OrNull(diagnosis.action)}};
}

nlohmann::json ToJson(const Problem& problem)
{
    return {{"field", problem.field}, {"id", problem.id}, {"title", problem.title}, {"fix", problem.fix}};
}

nlohmann::json ToJson(const Error& error)
{
    Json body = ToJson(Diagnose(error.cause, error.detail));
    if (!error.problems.empty()) {
        Json problems = Json::array();
        for (const Problem& problem : error.problems)
            problems.push_back(ToJson(problem));
        body["problems"] = std::move(problems);
    }
    return {{"error", std::move(body)}};
}

ApiFailure FailureFromJson(const nlohmann::json& json)
{
    const Json* const error = Find(json, "error");
    ApiFailure failure;
    if (error == nullptr || !error->is_object() || Text(*error, "id").empty()) {
        failure.diagnosis = Diagnose(Cause::kInternal);
        return failure;
    }
    failure.diagnosis = ReadDiagnosis(*error);
    if (const Json* const problems = Find(*error, "problems"); problems != nullptr && problems->is_array()) {
        for (const Json& problem : *problems) {
            failure.problems.push_back({Text(problem, "field"), Text(problem, "id"),
                                        InLanguage(Text(problem, "title")),
                                        InLanguage(Text(problem, "fix"))});
        }
    }
    return failure;
}

}  // namespace pinwright
