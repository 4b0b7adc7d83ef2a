#include "client/features/compose/form.hpp"

#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/features/compose/compose_words.hpp"
#include "shared/clean_link.hpp"
#include "shared/clean_text.hpp"
#include "shared/pin_rules.hpp"
#include "shared/utf8.hpp"

namespace pinwright::app {

namespace {

struct FieldName {
    std::string_view api;
    Field field;
};

// In the order of the form, which is also the order in which fields with problems get the focus.
constexpr FieldName kFields[] = {
    {"media", Field::kImage},
    {"title", Field::kTitle},
    {"description", Field::kDescription},
    {"link", Field::kLink},
    {"alt_text", Field::kAltText},
    {"account_id", Field::kAccount},
    {"board_id", Field::kBoard},
    {"board_section_id", Field::kSection},
    {"publish_at", Field::kDate},
    {"slot", Field::kDate},
};

/// Stands in for an image that is still uploading, so that the checks don't report it as missing.
const std::string kImageToCome(64, '0');

}  // namespace

std::optional<Field> FieldOf(std::string_view api_field)
{
    for (const FieldName& one : kFields) {
        if (one.api == api_field)
            return one.field;
    }
    return std::nullopt;
}

std::vector<Problem> ProblemsAt(const State& state, Field field)
{
    if (field == Field::kBoardName)
        return state.compose.create_board ? state.compose.create_board->problems : std::vector<Problem>{};
    std::vector<Problem> problems;
    for (const Problem& problem : state.compose.shown) {
        if (FieldOf(problem.field) == field)
            problems.push_back(problem);
    }
    return problems;
}

// ---- Saving ----

void Form::Begin(std::string_view saved)
{
    std::optional<Draft> read = DraftFromText(saved);
    m_saved = read ? std::string(saved) : std::string();
    draft() = read ? std::move(*read) : Draft{};
    Draft& kept = draft();
    // Two tabs may hold the same saved draft, so a new pin gets another id unless it was already posted.
    if (kept.pin_id.empty() || (!kept.posted && kept.is_new()))
        kept.pin_id = m_core.NewUuid();
    ShowImage();
    if (kept.posted) {
        compose().step = PublishStep::kFailed;
        compose().publish_problem = words::PostUnanswered();
    }
    Recheck();
}

void Form::Save()
{
    m_core.DropAlarm(Alarm::kSaveDraft);
    if (m_apart)
        return;
    const Draft& kept = draft();
    const bool keep =
        HasContent(kept) || !kept.file_name.empty() || !kept.board_id.empty() || kept.posted || kept.later;
    std::string text = keep ? DraftToText(kept) : std::string();
    if (text == m_saved)
        return;
    m_saved = text;
    m_core.Emit(SaveDraft{std::move(text)});
}

/// Shows the image of a saved draft.
void Form::ShowImage()
{
    const Draft& kept = draft();
    ImageSlot& image = compose().image;
    image.file.name = kept.file_name;
    if (kept.media) {
        image.phase = ImageSlot::Phase::kUploaded;
        image.total = image.sent = kept.media->bytes;
    } else if (!kept.file_name.empty()) {
        image.phase = ImageSlot::Phase::kFailed;
        image.problem = words::ImageNotUploaded(kept.file_name);
    }
}

void Form::Adopt(std::string_view text)
{
    m_saved = std::string(text);
    m_core.DropAlarm(Alarm::kSaveDraft);
}

bool Form::IsNews(std::string_view text) const
{
    return !m_apart && text != m_saved && (text.empty() || DraftFromText(text));
}

void Form::SaveSoon()
{
    if (!m_core.AlarmIsSet(Alarm::kSaveDraft))
        m_core.SetAlarm(Alarm::kSaveDraft, kSaveAfterMs);
}

void Form::Reset()
{
    const std::string account_id = draft().account_id;
    const PreviewMode preview = compose().preview;
    compose() = {};
    compose().preview = preview;
    draft().account_id = account_id;
    draft().pin_id = m_core.NewUuid();
    m_touched.clear();
    m_edited.clear();
    m_from_server.clear();
    m_apart = false;
    Recheck();
}

// ---- Editing ----

void Form::EditText(Field field, std::string_view text)
{
    if (locked())
        return;
    std::string* value = nullptr;
    std::string_view api_field;
    switch (field) {
        case Field::kTitle:
            value = &draft().title;
            api_field = "title";
            break;
        case Field::kDescription:
            value = &draft().description;
            api_field = "description";
            break;
        case Field::kLink:
            value = &draft().link;
            api_field = "link";
            break;
        case Field::kAltText:
            value = &draft().alt_text;
            api_field = "alt_text";
            break;
        case Field::kDate:
            value = &draft().date;
            api_field = "publish_at";
            break;
        case Field::kTime:
            value = &draft().time;
            api_field = "publish_at";
            break;
        default:
            return;
    }
    const Lines lines = field == Field::kDescription || field == Field::kAltText ? Lines::kMany : Lines::kOne;
    std::string clean = field == Field::kLink ? VisibleLink(text) : CleanText(text, lines);
    if (*value == clean)
        return;
    *value = std::move(clean);
    if (field == Field::kDate || field == Field::kTime)
        draft().next_slot = false;
    const std::string before = compose().when_words;
    Edited(api_field);
    if (compose().when_words != before)
        m_core.Announce(Politeness::kPolite, compose().when_words);
}

void Form::LeaveField(Field field)
{
    // Don't show problems of a field that the user only passed without editing it.
    const auto here = [field](const FieldName& one) { return one.field == field; };
    const auto name = std::find_if(std::begin(kFields), std::end(kFields), here);
    if (name == std::end(kFields) || m_edited.count(name->api) == 0)
        return;
    m_touched.insert(field);
    if (field == Field::kLink)
        TidyLink();
    Recheck();
}

void Form::TidyLink()
{
    std::string clean = CleanLink(draft().link);
    if (locked() || clean == draft().link)
        return;
    draft().link = std::move(clean);
    SaveSoon();
}

void Form::Edited(std::string_view api_field)
{
    m_edited.emplace(api_field);
    const auto about = [&](const Problem& problem) {
        return problem.field == api_field || (problem.field == "slot" && api_field == "publish_at");
    };
    m_from_server.erase(std::remove_if(m_from_server.begin(), m_from_server.end(), about),
                        m_from_server.end());
    if (!m_apart)
        compose().elsewhere.clear();
    if (compose().step == PublishStep::kFailed) {
        compose().step = PublishStep::kIdle;
        compose().publish_problem.reset();
    }
    Recheck();
    SaveSoon();
}

// ---- Checking ----

void Form::Recheck()
{
    Compose& form = compose();
    form.title = {CountCodePoints(draft().title), kTitleLimit};
    form.description = {CountCodePoints(draft().description), kDescriptionLimit};
    form.link = {CountCodePoints(draft().link), kLinkLimit};
    form.alt_text = {CountCodePoints(draft().alt_text), kAltTextLimit};

    ReadWhen();
    Pin pin = PinOf(draft());
    const bool to_come = form.image.phase == ImageSlot::Phase::kUploading || form.image.may_retry;
    if (pin.media.empty() && to_come)
        pin.media.push_back(kImageToCome);
    form.problems = CheckPin(pin);
    if (draft().account_id.empty()) {
        // Without an account there are no boards to choose from: one problem, not two.
        const auto of_board = [](const Problem& problem) { return problem.field == "board_id"; };
        form.problems.erase(std::remove_if(form.problems.begin(), form.problems.end(), of_board),
                            form.problems.end());
        form.problems.push_back(words::NoAccountProblem());
    }
    const bool own_time = draft().later && !draft().next_slot;
    if (own_time && !draft().publish_at)
        form.problems.push_back(words::NoTimeProblem());
    else if (own_time && *draft().publish_at <= m_core.Now())
        form.problems.push_back(words::PastProblem());
    for (const Problem& problem : m_from_server) {
        const auto same = [&](const Problem& other) { return other.field == problem.field; };
        if (std::none_of(form.problems.begin(), form.problems.end(), same))
            form.problems.push_back(problem);
    }

    form.edited = HasChanges(draft());
    form.shown.clear();
    for (const Problem& problem : form.problems) {
        const std::optional<Field> field = FieldOf(problem.field);
        const bool at_once =
            problem.id == "too_long" || problem.id == "bad_text" || problem.id == words::PastProblem().id;
        if (form.attempted || at_once || (field && m_touched.count(*field) != 0))
            form.shown.push_back(problem);
    }
}

void Form::SetFromServer(std::vector<Problem> problems)
{
    m_from_server = std::move(problems);
    Recheck();
}

void Form::Refuse(Field field, Problem problem)
{
    m_touched.insert(field);
    m_from_server.push_back(std::move(problem));
    Recheck();
}

void Form::FocusFirstProblem()
{
    for (const FieldName& one : kFields) {
        const auto here = [&](const Problem& problem) { return problem.field == one.api; };
        if (std::any_of(compose().problems.begin(), compose().problems.end(), here)) {
            m_core.Emit(FocusField{one.field});
            return;
        }
    }
}

}  // namespace pinwright::app
