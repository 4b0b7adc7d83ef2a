#include "client/features/compose/image_upload.hpp"

#include <algorithm>

#include "client/features/compose/compose_words.hpp"
#include "shared/api_json.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::app {

namespace {

constexpr int kAgainMs = 1000;
constexpr int kAgainMaxMs = 15'000;
constexpr int kStalledMs = 60'000;  ///< Without progress for this long, the connection counts as lost.
constexpr int kDeadLimit = 5;
constexpr int kInsufficientStorage = 507;  ///< HTTP 507: waiting doesn't fix it.

}  // namespace

std::string ImageUpload::Address() const
{
    return "/api/v1/uploads/" + m_id;
}

bool ImageUpload::OnItsWay()
{
    return slot().phase == ImageSlot::Phase::kUploading || slot().phase == ImageSlot::Phase::kInterrupted;
}

void ImageUpload::Forget()
{
    m_core.Cancel(Purpose::kUpload);
    m_core.Cancel(Purpose::kUploadState);
    m_core.DropAlarm(Alarm::kUpload);
    if (OnItsWay())
        m_core.Send(Purpose::kUploadForgotten, {}, "DELETE", Address());
    m_id.clear();
    ImageSlot& image = slot();
    if (image.file.handle != 0)
        m_core.Emit(ForgetFile{image.file.handle});
    image = {};
    m_form.draft().media.reset();
    m_form.draft().file_name.clear();
    if (m_form.compose().step == PublishStep::kUploading)
        m_form.compose().step = PublishStep::kIdle;
}

void ImageUpload::Choose(const FileFacts& file)
{
    if (m_form.locked()) {
        m_core.Emit(ForgetFile{file.handle});
        m_core.Toast(std::string(texts::kNotWhileSaving));
        return;
    }
    Forget();
    ImageSlot& image = slot();
    image.file = file;
    image.total = file.bytes;
    m_form.draft().file_name = file.name;

    std::optional<Cause> cause;
    // The server checks the file's content; obvious problems are reported before the upload.
    if (file.content_type.rfind("video/", 0) == 0)
        cause = Cause::kImageUnsupported;
    else if (file.bytes <= 0)
        cause = Cause::kImageBroken;
    else if (file.bytes > kImageBytesLimit)
        cause = Cause::kImageTooLarge;
    const bool many_pixels = !cause && HasTooManyPixels(file.width, file.height);
    if (many_pixels)
        cause = Cause::kImageTooLarge;
    if (cause) {
        image.phase = ImageSlot::Phase::kFailed;
        image.problem =
            Diagnose(*cause, many_pixels ? TooManyPixels(file.width, file.height) : std::string());
        m_form.draft().file_name.clear();
        m_core.Announce(Politeness::kAssertive, Spoken(*image.problem));
    } else {
        Begin();
    }
    m_form.Edited("media");
}

void ImageUpload::Remove()
{
    if (m_form.locked())
        return;
    Forget();
    m_form.Edited("media");
}

void ImageUpload::Retry()
{
    const ImageSlot& image = slot();
    if (image.phase == ImageSlot::Phase::kFailed && image.may_retry && image.file.handle != 0)
        Begin();
    TryNow();
    m_form.Recheck();
}

void ImageUpload::TryNow()
{
    if (slot().phase == ImageSlot::Phase::kInterrupted)
        Ask();
}

// ---- On its way ----

void ImageUpload::Begin()
{
    if (m_id.empty())
        m_id = m_core.NewUuid();
    m_tries = 0;
    m_dead = 0;
    m_told = false;
    Send(0);
    m_core.Announce(Politeness::kPolite, texts::kUploadBegun);
}

void ImageUpload::Send(std::int64_t offset)
{
    ImageSlot& image = slot();
    image.phase = ImageSlot::Phase::kUploading;
    image.sent = m_offset = offset;
    image.problem.reset();
    image.may_retry = false;
    m_moved = false;
    m_core.Upload(image.file, m_id, offset);
    m_core.SetAlarm(Alarm::kUpload, kStalledMs);
}

void ImageUpload::Ask()
{
    m_core.DropAlarm(Alarm::kUpload);
    m_core.Cancel(Purpose::kUploadState);
    m_core.Send(Purpose::kUploadState, {}, "GET", Address());
}

void ImageUpload::Interrupt(std::optional<Diagnosis> problem)
{
    ImageSlot& image = slot();
    image.phase = ImageSlot::Phase::kInterrupted;
    image.problem = std::move(problem);
    image.may_retry = true;
    m_core.SetAlarm(Alarm::kUpload, std::min(kAgainMs << std::min(m_tries, 4), kAgainMaxMs));
    ++m_tries;
    if (!std::exchange(m_told, true))
        m_core.Announce(Politeness::kAssertive, words::UploadInterrupted(image));
    m_form.Recheck();
}

void ImageUpload::Fail(const Diagnosis& problem, bool may_retry)
{
    ImageSlot& image = slot();
    image.phase = ImageSlot::Phase::kFailed;
    image.problem = problem;
    image.may_retry = may_retry;
    if (!may_retry)
        m_form.draft().file_name.clear();
    // If a pin is waiting for the image, the publish form announces the problem.
    if (m_form.compose().step != PublishStep::kUploading)
        m_core.Announce(Politeness::kAssertive, Spoken(problem));
    m_form.Recheck();
    m_form.SaveSoon();
}

// ---- Answers ----

void ImageUpload::OnProgress(std::int64_t sent, std::int64_t total)
{
    ImageSlot& image = slot();
    if (image.phase != ImageSlot::Phase::kUploading)
        return;
    // If the browser doesn't know the total, use the file's size.
    image.total = total > 0 ? total : image.total;
    image.sent = std::clamp<std::int64_t>(sent, 0, std::max<std::int64_t>(image.total, 0));
    m_moved = true;
    m_dead = 0;
    if (std::exchange(m_told, false))
        m_core.Announce(Politeness::kPolite, texts::kUploadResumed);
}

void ImageUpload::OnAnswer(const Answer& answer)
{
    ImageSlot& image = slot();
    m_core.DropAlarm(Alarm::kUpload);
    const Media media = answer.good() ? MediaFromJson(answer.json) : Media{};
    if (!media.id.empty()) {
        image.phase = ImageSlot::Phase::kUploaded;
        image.sent = image.total;
        m_form.draft().media = media;
        m_core.Announce(Politeness::kPolite, texts::kUploadDone);
        m_form.Recheck();
        m_form.Save();
        return;
    }
    // A part arrived, or the server has a different offset. A 404 at offset 0 is an error, not a reason to
    // ask.
    const bool ask = answer.status == 204 || answer.status == 409 || (answer.status == 404 && m_offset > 0);
    if (ask && m_tries == 0) {
        m_tries = 1;
        Ask();
    } else if (answer.status == 0 && ++m_dead == kDeadLimit) {
        Fail(words::ImageNotSent(), true);
    } else if (ask || (answer.passing() && answer.status != kInsufficientStorage)) {
        Interrupt(answer.status >= 500 ? std::optional(answer.failure()) : std::nullopt);
    } else {
        // If the session is missing, asking for the status creates one; the file can then be retried.
        Fail(answer.failure(),
             answer.passing() || answer.status == 401 || answer.status == 403 || answer.good());
    }
}

void ImageUpload::OnState(const Answer& answer)
{
    std::int64_t offset = answer.status == 404 ? 0 : -1;
    if (answer.good()) {
        const auto told = answer.json.find("offset");
        if (told != answer.json.end() && told->is_number_integer())
            offset = told->get<std::int64_t>();
    }
    if (offset < 0 || offset > slot().file.bytes) {
        Interrupt(answer.status >= 500 ? std::optional(answer.failure()) : std::nullopt);
        return;
    }
    if (offset > m_offset)
        m_tries = 0;
    Send(offset);
    m_form.Recheck();
}

void ImageUpload::OnAlarm()
{
    if (slot().phase == ImageSlot::Phase::kInterrupted) {
        Ask();
    } else if (std::exchange(m_moved, false)) {
        m_core.SetAlarm(Alarm::kUpload, kStalledMs);
    } else {
        m_core.Cancel(Purpose::kUpload);
        Interrupt(std::nullopt);
    }
}

}  // namespace pinwright::app
