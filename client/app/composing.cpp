#include "client/app/composing.hpp"

#include <algorithm>

#include "client/app/search.hpp"
#include "client/app/words.hpp"
#include "shared/api_json.hpp"
#include "shared/pin_rules.hpp"
#include "shared/utf8.hpp"

namespace pinwright::app {

namespace {

struct FieldName {
    std::string_view api;
    Field field;
};

// In the order of the form, which is the order in which problems get the focus.
constexpr FieldName kFields[] = {
    {"media", Field::kImage},
    {"title", Field::kTitle},
    {"description", Field::kDescription},
    {"link", Field::kLink},
    {"alt_text", Field::kAltText},
    {"account_id", Field::kAccount},
    {"board_id", Field::kBoard},
    {"board_section_id", Field::kSection},
};

/// Stands for an image that is still on its way, so that the check does not miss one.
const std::string kImageToCome(64, '0');

/// The better choice of account comes first: connected, and of the Pinterest that is in use.
int Rank(const Account& account)
{
    if (account.state == AccountState::kDisconnected)
        return 0;
    if (account.cause && account.cause->id == Describe(Cause::kOtherEnvironment).id)
        return 1;
    return account.state == AccountState::kConnected ? 3 : 2;
}

bool SameTexts(const Pin& pin, const Draft& draft)
{
    const Pin sent = PinOf(draft);
    return FoldSpaces(pin.title) == FoldSpaces(sent.title) &&
           FoldSpaces(pin.description) == FoldSpaces(sent.description) &&
           FoldSpaces(pin.alt_text) == FoldSpaces(sent.alt_text) &&
           FoldSpaces(pin.link) == FoldSpaces(sent.link) && pin.board_id == sent.board_id &&
           pin.board_section_id == sent.board_section_id && pin.media == sent.media;
}

std::string Spoken(const Diagnosis& problem)
{
    return problem.fix.empty() ? problem.title : problem.title + " " + problem.fix;
}

}  // namespace

std::optional<Field> FieldOf(std::string_view api_field)
{
    for (const FieldName& one : kFields) {
        if (one.api == api_field)
            return one.field;
    }
    return std::nullopt;
}

// ---- The draft ----

void Composing::Begin(std::string_view saved)
{
    std::optional<Draft> draft = DraftFromText(saved);
    m_saved = draft ? std::string(saved) : std::string();
    form().draft = draft ? std::move(*draft) : Draft{};
    Draft& kept = form().draft;
    // Two tabs may hold the same saved draft: only one that was posted already must keep its id.
    if (kept.pin_id.empty() || !kept.posted)
        kept.pin_id = m_core.NewUuid();
    ImageSlot& image = form().image;
    image.file.name = kept.file_name;
    if (kept.media) {
        image.phase = ImageSlot::Phase::kUploaded;
        image.total = image.sent = kept.media->bytes;
    } else if (!kept.file_name.empty()) {
        image.phase = ImageSlot::Phase::kFailed;
        image.problem = words::ImageNotUploaded(kept.file_name);
    }
    if (kept.posted) {
        form().step = PublishStep::kFailed;
        form().publish_problem = words::PostUnanswered();
    }
    Recheck();
}

void Composing::Enter()
{
    m_boards.Need(form().draft.account_id);
    OnBoards(form().draft.account_id);
}

void Composing::Save()
{
    m_core.DropAlarm(Alarm::kSaveDraft);
    const Draft& draft = form().draft;
    const bool keep =
        HasContent(draft) || !draft.file_name.empty() || !draft.board_id.empty() || draft.posted;
    std::string text = keep ? DraftToText(draft) : std::string();
    if (text == m_saved)
        return;
    m_saved = text;
    m_core.Emit(SaveDraft{std::move(text)});
}

void Composing::Reset()
{
    const std::string account_id = form().draft.account_id;
    const std::string filter = form().board_filter;
    ForgetImage();
    form() = {};
    form().draft.account_id = account_id;
    form().draft.pin_id = m_core.NewUuid();
    m_touched.clear();
    m_from_server.clear();
    m_core.changed = true;
    Recheck();
    RefilterBoards();
}

void Composing::Discard()
{
    if (form().step == PublishStep::kPosting)
        return;
    Reset();
    Save();
    m_core.Announce(Politeness::kPolite, words::kDiscarded);
}

bool Composing::TakeUp(const Pin& pin)
{
    if (HasContent(form().draft) || form().step == PublishStep::kPosting)
        return false;
    Reset();
    Draft& draft = form().draft;
    if (FindAccount(m_core.state, pin.account_id) != nullptr)
        draft.account_id = pin.account_id;
    draft.board_id = pin.board_id;
    draft.board_section_id = pin.board_section_id;
    draft.title = pin.title;
    draft.description = pin.description;
    draft.link = pin.link;
    draft.alt_text = pin.alt_text;
    const bool image_refused = pin.cause && pin.cause->action == "choose_image";
    if (!pin.media.empty() && !image_refused) {
        Media media;
        media.id = pin.media.front();
        draft.media = media;
        form().image.phase = ImageSlot::Phase::kUploaded;
    }
    Recheck();
    Save();
    return true;
}

// ---- The image ----

void Composing::ForgetImage()
{
    m_core.Cancel(Purpose::kUpload);
    ImageSlot& image = form().image;
    if (image.file.handle != 0)
        m_core.Emit(ForgetFile{image.file.handle});
    image = {};
    form().draft.media.reset();
    form().draft.file_name.clear();
    if (form().step == PublishStep::kUploading)
        form().step = PublishStep::kIdle;
}

void Composing::ChooseFile(const FileFacts& file)
{
    if (form().step == PublishStep::kPosting) {
        m_core.Emit(ForgetFile{file.handle});
        return;
    }
    ForgetImage();
    ImageSlot& image = form().image;
    image.file = file;
    image.total = file.bytes;
    form().draft.file_name = file.name;

    std::optional<Cause> cause;
    // The server looks into the file; what is plain from outside is said before it is sent.
    if (file.content_type.rfind("video/", 0) == 0)
        cause = Cause::kImageUnsupported;
    else if (file.bytes <= 0)
        cause = Cause::kImageBroken;
    else if (file.bytes > kImageBytesLimit)
        cause = Cause::kImageTooLarge;
    if (cause) {
        image.phase = ImageSlot::Phase::kFailed;
        image.problem = Diagnose(*cause);
        form().draft.file_name.clear();
        m_core.Announce(Politeness::kAssertive, Spoken(*image.problem));
    } else {
        Upload();
    }
    Edited("media");
}

void Composing::RemoveImage()
{
    if (form().step == PublishStep::kPosting)
        return;
    ForgetImage();
    Edited("media");
}

void Composing::RetryUpload()
{
    const ImageSlot& image = form().image;
    if (image.phase == ImageSlot::Phase::kFailed && image.may_retry && image.file.handle != 0)
        Upload();
    Recheck();
}

void Composing::Upload()
{
    ImageSlot& image = form().image;
    image.phase = ImageSlot::Phase::kUploading;
    image.sent = 0;
    image.problem.reset();
    image.may_retry = false;
    m_core.Upload(image.file);
    m_core.Announce(Politeness::kPolite, words::kUploadBegun);
}

void Composing::OnProgress(std::int64_t sent, std::int64_t total)
{
    ImageSlot& image = form().image;
    if (image.phase != ImageSlot::Phase::kUploading)
        return;
    // The browser may not know the total; the file's size does.
    image.total = total > 0 ? total : image.total;
    image.sent = std::clamp<std::int64_t>(sent, 0, std::max<std::int64_t>(image.total, 0));
    m_core.changed = true;
}

void Composing::OnUploaded(const Answer& answer)
{
    ImageSlot& image = form().image;
    m_core.changed = true;
    const Media media = answer.good() ? MediaFromJson(answer.json) : Media{};
    if (!media.id.empty()) {
        image.phase = ImageSlot::Phase::kUploaded;
        image.sent = image.total;
        form().draft.media = media;
        m_core.Announce(Politeness::kPolite, words::kUploadDone);
        Recheck();
        Save();
        if (form().step == PublishStep::kUploading) {
            form().step = PublishStep::kIdle;
            Publish();
        }
        return;
    }
    image.phase = ImageSlot::Phase::kFailed;
    image.problem = answer.failure();
    // A missing session is mended by asking for the status; the same file is fine then.
    image.may_retry = answer.passing() || answer.status == 401 || answer.status == 403 || answer.good();
    if (!image.may_retry)
        form().draft.file_name.clear();
    if (form().step == PublishStep::kUploading)
        StopWith(*image.problem);
    else
        m_core.Announce(Politeness::kAssertive, Spoken(*image.problem));
    Recheck();
}

// ---- The fields ----

void Composing::EditText(Field field, std::string_view text)
{
    if (field == Field::kBoardName) {
        std::optional<CreateBoardDialog>& dialog = form().create_board;
        if (dialog && !dialog->busy) {
            dialog->name = std::string(text);
            dialog->problem.reset();
            // What was said once is checked with every key; nothing is said before the first try.
            if (!dialog->problems.empty())
                dialog->problems = CheckBoardName(text);
        }
        return;
    }
    if (form().step == PublishStep::kPosting)
        return;
    Draft& draft = form().draft;
    std::string* value = nullptr;
    std::string_view api_field;
    switch (field) {
        case Field::kTitle:
            value = &draft.title;
            api_field = "title";
            break;
        case Field::kDescription:
            value = &draft.description;
            api_field = "description";
            break;
        case Field::kLink:
            value = &draft.link;
            api_field = "link";
            break;
        case Field::kAltText:
            value = &draft.alt_text;
            api_field = "alt_text";
            break;
        default:
            return;
    }
    if (*value == text)
        return;
    *value = std::string(text);
    Edited(api_field);
}

void Composing::LeaveField(Field field)
{
    m_touched.insert(field);
    Recheck();
}

void Composing::ChooseAccount(std::string_view account_id)
{
    Draft& draft = form().draft;
    if (form().step == PublishStep::kPosting || draft.account_id == account_id ||
        FindAccount(m_core.state, account_id) == nullptr)
        return;
    draft.account_id = std::string(account_id);
    draft.board_id.clear();
    draft.board_section_id.clear();
    form().board_filter.clear();
    m_boards.NeedSections(account_id, {});
    m_boards.Need(account_id);
    Edited("account_id");
    Edited("board_id");
    RefilterBoards();
}

void Composing::FilterBoards(std::string_view text)
{
    form().board_filter = std::string(text);
    RefilterBoards();
}

void Composing::ChooseBoard(std::string_view board_id)
{
    Draft& draft = form().draft;
    if (form().step == PublishStep::kPosting)
        return;
    if (draft.board_id != board_id) {
        draft.board_id = std::string(board_id);
        draft.board_section_id.clear();
    }
    form().board_filter.clear();
    RefilterBoards();
    m_boards.NeedSections(draft.account_id, draft.board_id);
    Edited("board_section_id");
    Edited("board_id");
}

void Composing::ChooseSection(std::string_view section_id)
{
    if (form().step == PublishStep::kPosting)
        return;
    form().draft.board_section_id = std::string(section_id);
    Edited("board_section_id");
}

void Composing::ReloadBoards()
{
    m_boards.Reload(form().draft.account_id);
}

void Composing::OpenCreateBoard(std::string_view name)
{
    if (form().draft.account_id.empty() || form().step == PublishStep::kPosting)
        return;
    form().create_board = CreateBoardDialog{};
    form().create_board->name = std::string(TrimSpaces(name));
}

void Composing::CreateBoard()
{
    std::optional<CreateBoardDialog>& dialog = form().create_board;
    if (!dialog || dialog->busy)
        return;
    const std::string name{TrimSpaces(dialog->name)};
    dialog->problem.reset();
    dialog->problems = CheckBoardName(name);
    if (!dialog->problems.empty()) {
        const Problem& first = dialog->problems.front();
        m_core.Announce(Politeness::kAssertive, first.title + " " + first.fix);
        m_core.Emit(FocusField{Field::kBoardName});
        return;
    }
    dialog->busy = true;
    m_boards.Create(form().draft.account_id, name);
}

void Composing::CloseCreateBoard()
{
    std::optional<CreateBoardDialog>& dialog = form().create_board;
    if (dialog && !dialog->busy)
        dialog.reset();
}

void Composing::OnBoardCreated(const Answer& answer)
{
    m_core.changed = true;
    std::optional<CreateBoardDialog>& dialog = form().create_board;
    Board board = answer.good() ? BoardFromJson(answer.json) : Board{};
    if (!board.id.empty()) {
        const Board& added = m_boards.Add(answer.subject, std::move(board));
        m_core.Announce(Politeness::kPolite, words::BoardCreated(added.name));
        if (dialog)
            dialog.reset();
        if (form().draft.account_id == answer.subject)
            ChooseBoard(std::string(added.id));
        return;
    }
    if (!dialog)
        return;
    dialog->busy = false;
    dialog->problems = answer.problems();
    if (dialog->problems.empty())
        dialog->problem = answer.failure();
    m_core.Announce(Politeness::kAssertive, Spoken(answer.failure()));
}

void Composing::OnAccounts()
{
    Draft& draft = form().draft;
    const Account* best = FindAccount(m_core.state, draft.account_id);
    if (best == nullptr || Rank(*best) == 0) {
        best = nullptr;
        for (const Account& account : m_core.state.server.status.accounts) {
            if (Rank(account) > (best == nullptr ? 0 : Rank(*best)))
                best = &account;
        }
        const std::string chosen = best == nullptr ? std::string() : best->id;
        if (draft.account_id != chosen) {
            // Boards belong to an account: another account has others.
            if (!draft.account_id.empty()) {
                draft.board_id.clear();
                draft.board_section_id.clear();
                m_boards.NeedSections({}, {});
            }
            draft.account_id = chosen;
        }
    }
    if (m_core.state.route.screen == Screen::kCompose)
        m_boards.Need(draft.account_id);
    Recheck();
    RefilterBoards();
}

void Composing::OnBoards(std::string_view account_id)
{
    Draft& draft = form().draft;
    if (account_id.empty() || account_id != draft.account_id)
        return;
    const BoardList& list = ChosenBoards(m_core.state);
    if (list.load == Load::kReady && form().step != PublishStep::kPosting && !draft.board_id.empty()) {
        const bool there = std::any_of(list.boards.begin(), list.boards.end(),
                                       [&](const Board& board) { return board.id == draft.board_id; });
        if (there) {
            m_boards.NeedSections(account_id, draft.board_id);
        } else {
            draft.board_id.clear();
            draft.board_section_id.clear();
            m_boards.NeedSections({}, {});
        }
    }
    Recheck();
    RefilterBoards();
}

void Composing::RefilterBoards()
{
    const BoardList& list = ChosenBoards(m_core.state);
    const std::string wanted = FoldForSearch(TrimSpaces(form().board_filter));
    form().shown_boards.clear();
    for (std::size_t i = 0; i < list.boards.size(); ++i) {
        if (wanted.empty() || list.search_names[i].find(wanted) != std::string::npos)
            form().shown_boards.push_back(i);
    }
    m_core.changed = true;
}

// ---- Checking ----

void Composing::Edited(std::string_view api_field)
{
    const auto about = [&](const Problem& problem) { return problem.field == api_field; };
    m_from_server.erase(std::remove_if(m_from_server.begin(), m_from_server.end(), about),
                        m_from_server.end());
    if (form().step == PublishStep::kFailed) {
        form().step = PublishStep::kIdle;
        form().publish_problem.reset();
    }
    Recheck();
    if (!m_core.AlarmIsSet(Alarm::kSaveDraft))
        m_core.SetAlarm(Alarm::kSaveDraft, kSaveAfterMs);
}

void Composing::Recheck()
{
    Compose& compose = form();
    m_core.changed = true;
    const Draft& draft = compose.draft;
    compose.title = {CountCodePoints(draft.title), kTitleLimit};
    compose.description = {CountCodePoints(draft.description), kDescriptionLimit};
    compose.link = {CountCodePoints(draft.link), kLinkLimit};
    compose.alt_text = {CountCodePoints(draft.alt_text), kAltTextLimit};

    Pin pin = PinOf(draft);
    const bool to_come = compose.image.phase == ImageSlot::Phase::kUploading ||
                         (compose.image.phase == ImageSlot::Phase::kFailed && compose.image.may_retry);
    if (pin.media.empty() && to_come)
        pin.media.push_back(kImageToCome);
    compose.problems = CheckPin(pin);
    if (draft.account_id.empty()) {
        // Without an account there are no boards to choose from: one problem, not two.
        const auto of_board = [](const Problem& problem) { return problem.field == "board_id"; };
        compose.problems.erase(std::remove_if(compose.problems.begin(), compose.problems.end(), of_board),
                               compose.problems.end());
        compose.problems.push_back(words::NoAccountProblem());
    }
    for (const Problem& problem : m_from_server) {
        const auto same = [&](const Problem& other) { return other.field == problem.field; };
        if (std::none_of(compose.problems.begin(), compose.problems.end(), same))
            compose.problems.push_back(problem);
    }

    compose.shown.clear();
    for (const Problem& problem : compose.problems) {
        const std::optional<Field> field = FieldOf(problem.field);
        const bool at_once = problem.id == "too_long" || problem.id == "bad_text";
        if (compose.attempted || at_once || (field && m_touched.count(*field) != 0))
            compose.shown.push_back(problem);
    }
}

void Composing::FocusFirstProblem()
{
    for (const FieldName& one : kFields) {
        const auto here = [&](const Problem& problem) { return problem.field == one.api; };
        if (std::any_of(form().problems.begin(), form().problems.end(), here)) {
            m_core.Emit(FocusField{one.field});
            return;
        }
    }
}

// ---- Publishing ----

void Composing::Publish()
{
    Compose& compose = form();
    if (compose.step == PublishStep::kUploading || compose.step == PublishStep::kPosting)
        return;
    compose.attempted = true;
    compose.step = PublishStep::kIdle;
    compose.publish_problem.reset();
    // What the server found may have been mended there; it looks again.
    m_from_server.clear();
    Recheck();
    if (!compose.problems.empty()) {
        m_core.Announce(Politeness::kAssertive, words::ProblemCountText(compose.problems.size()));
        FocusFirstProblem();
        return;
    }
    if (compose.draft.media) {
        Post();
        return;
    }
    if (compose.image.phase != ImageSlot::Phase::kUploading)
        Upload();
    compose.step = PublishStep::kUploading;
}

void Composing::StopPublishing()
{
    if (form().step == PublishStep::kUploading)
        form().step = PublishStep::kIdle;
}

void Composing::Post()
{
    Compose& compose = form();
    m_sent_before = compose.draft.posted;
    compose.draft.posted = true;
    m_sent = compose.draft;
    compose.step = PublishStep::kPosting;
    // Before it is sent: if this page dies now, the next one knows that the server may have it.
    Save();
    PinRequest request;
    request.pin = PinOf(m_sent);
    m_core.Send(Purpose::kPostPin, m_sent.pin_id, "POST", "/api/v1/pins",
                JsonText(PinRequestToJson(request)));
    m_core.Announce(Politeness::kPolite, words::kSendingPin);
}

void Composing::OnPosted(const Answer& answer)
{
    if (form().step != PublishStep::kPosting || answer.subject != m_sent.pin_id)
        return;
    m_core.changed = true;
    const Pin pin = answer.good() ? PinFromJson(answer.json) : Pin{};
    if (pin.id == m_sent.pin_id)
        Posted(pin);
    else
        Refused(answer);
}

void Composing::Posted(const Pin& pin)
{
    std::string note;
    if (m_sent_before && !SameTexts(pin, m_sent)) {
        // An earlier post had arrived after all, with the texts of then: what was changed since is kept.
        note = std::string(words::kEarlierPost);
        form().draft.pin_id = m_core.NewUuid();
        form().draft.posted = false;
        form().step = PublishStep::kIdle;
        form().attempted = false;
        Recheck();
    } else {
        Reset();
    }
    Save();
    m_follower.Begin(pin, std::move(note));
    m_core.Go({Screen::kPin, pin.id}, History::kPush);
}

void Composing::Refused(const Answer& answer)
{
    Diagnosis problem = answer.failure();
    Draft& draft = form().draft;
    const bool definite = answer.status >= 400 && answer.status < 500 && !answer.passing();
    if (definite)
        draft.posted = m_sent_before;
    if (answer.status == 409) {
        // Something else has this id; the draft gets another.
        draft.pin_id = m_core.NewUuid();
        draft.posted = false;
    }
    m_from_server.clear();
    // What has no field of its own on the screen is said above the button.
    std::vector<Problem> elsewhere;
    for (Problem& one : answer.problems()) {
        if (one.field == "media" && one.id == UnknownMedia().id) {
            // The stored image is gone: it is uploaded again if the file is still at hand.
            draft.media.reset();
            form().image.may_retry = form().image.file.handle != 0;
            form().image.phase =
                form().image.may_retry ? ImageSlot::Phase::kFailed : ImageSlot::Phase::kEmpty;
            form().image.problem = Diagnose(Cause::kImageMissing);
        }
        const std::optional<Field> field = FieldOf(one.field);
        if (!field || *field == Field::kAccount)
            elsewhere.push_back(one);
        m_from_server.push_back(std::move(one));
    }
    if (!m_from_server.empty() && elsewhere.empty()) {
        form().step = PublishStep::kIdle;
        Recheck();
        m_core.Announce(Politeness::kAssertive, words::ProblemCountText(m_from_server.size()));
        FocusFirstProblem();
    } else {
        if (!elsewhere.empty()) {
            problem.detail = elsewhere.front().title;
            problem.fix = elsewhere.front().fix;
        }
        Recheck();
        StopWith(problem);
    }
    Save();
}

void Composing::StopWith(const Diagnosis& problem)
{
    form().step = PublishStep::kFailed;
    form().publish_problem = problem;
    m_core.Announce(Politeness::kAssertive, Spoken(problem));
}

}  // namespace pinwright::app
