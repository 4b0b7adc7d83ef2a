#include "proxy/standin/world/fault_switches.hpp"

#include "proxy/standin/world/encoding.hpp"
#include "proxy/standin/world/refusal.hpp"
#include "shared/utf8.hpp"

namespace pinwright::standin {

namespace {

bool GlobFits(std::string_view pattern, std::string_view text)
{
    std::size_t at = 0;
    std::size_t star = std::string_view::npos;
    std::size_t mark = 0;
    std::size_t in = 0;
    while (in < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            mark = in;
        } else if (at < pattern.size() && pattern[at] == text[in]) {
            ++at;
            ++in;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            in = ++mark;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*')
        ++at;
    return at == pattern.size();
}

bool RuleFits(const Rule& rule, std::string_view method, std::string_view path, std::string_view relative)
{
    if (rule.times == 0 || (!rule.method.empty() && rule.method != method))
        return false;
    return PathFits(rule.path, path) || (!relative.empty() && PathFits(rule.path, relative));
}

Reply AnswerOf(const Rule& rule)
{
    Reply reply;
    reply.status = rule.status;
    reply.headers = rule.headers;
    reply.body = rule.body;
    reply.content_type = rule.content_type;
    return reply;
}

}  // namespace

bool PathFits(std::string_view pattern, std::string_view path)
{
    if (pattern.find('*') != std::string_view::npos)
        return GlobFits(pattern, path);
    if (!path.starts_with(pattern))
        return false;
    return pattern.empty() || pattern.size() == path.size() || pattern.back() == '/' ||
           path[pattern.size()] == '/';
}

void Faults::Clear()
{
    m_rules.clear();
    m_random = {};
}

Plan Faults::Take(std::string_view method, std::string_view path, std::string_view relative)
{
    Plan plan;
    bool taken[3][2] = {};
    for (Rule& rule : m_rules) {
        bool& place = taken[static_cast<int>(rule.trouble)][static_cast<int>(rule.when)];
        if (place || !RuleFits(rule, method, path, relative))
            continue;
        place = true;
        if (rule.times > 0)
            --rule.times;
        const bool before = rule.when == When::kBefore;
        switch (rule.trouble) {
            case Trouble::kDelay:
                (before ? plan.delay_before_ms : plan.delay_after_ms) = rule.milliseconds;
                break;
            case Trouble::kDrop:
                (before ? plan.drop_before : plan.drop_after) = true;
                break;
            case Trouble::kFail:
                (before ? plan.answer_before : plan.answer_after) = AnswerOf(rule);
                break;
        }
    }
    std::erase_if(m_rules, [](const Rule& rule) { return rule.times == 0; });
    if (method == "POST" && relative == "/pins")
        Draw(plan);
    return plan;
}

void Faults::Draw(Plan& plan)
{
    const std::uint64_t draw = Mix(m_random.seed * 0x9E3779B1u + ++m_random.count);
    double share = static_cast<double>(draw >> 11) / static_cast<double>(1ull << 53);
    const auto falls_in = [&share](double width) {
        const bool inside = share >= 0 && share < width;
        share -= width;
        return inside;
    };
    if (falls_in(m_random.drop_before))
        plan.drop_before = true;
    else if (falls_in(m_random.drop_after))
        plan.drop_after = true;
    else if (falls_in(m_random.error))
        plan.answer_before = Refusal(500, 500, "Something went wrong on our end. Sorry about that.");
    else if (falls_in(m_random.error_after))
        plan.answer_after = Refusal(500, 500, "Something went wrong on our end. Sorry about that.");
    else if (falls_in(m_random.hiccup))
        ((draw & 1) != 0 ? plan.answer_after : plan.answer_before) =
            Refusal(400, 2787, "Sorry! Something went wrong on our end.");
}

std::string Altered(std::string_view text, TextChange change)
{
    std::string altered(text);
    switch (change) {
        case TextChange::kTrim:
            return FoldSpaces(text);
        case TextChange::kUpper:
            for (char& letter : altered)
                if (letter >= 'a' && letter <= 'z')
                    letter = static_cast<char>(letter - 'a' + 'A');
            return altered;
        case TextChange::kAppend:
            return altered + " (edited)";
        case TextChange::kUtm:
            return altered + (altered.find('?') == std::string::npos ? '?' : '&') +
                   "utm_source=Pinterest&utm_medium=organic";
    }
    return altered;
}

}  // namespace pinwright::standin
