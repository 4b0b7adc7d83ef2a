#include "client/app/image_upload.hpp"

#include <algorithm>

#include "client/app/words.hpp"
#include "shared/api_json.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::app {

void ImageUpload::Forget()
{
    m_core.Cancel(Purpose::kUpload);
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
        return;
    }
    Forget();
    ImageSlot& image = slot();
    image.file = file;
    image.total = file.bytes;
    m_form.draft().file_name = file.name;

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
    m_form.Recheck();
}

void ImageUpload::Begin()
{
    ImageSlot& image = slot();
    image.phase = ImageSlot::Phase::kUploading;
    image.sent = 0;
    image.problem.reset();
    image.may_retry = false;
    m_core.Upload(image.file);
    m_core.Announce(Politeness::kPolite, words::kUploadBegun);
}

void ImageUpload::OnProgress(std::int64_t sent, std::int64_t total)
{
    ImageSlot& image = slot();
    if (image.phase != ImageSlot::Phase::kUploading)
        return;
    // The browser may not know the total; the file's size does.
    image.total = total > 0 ? total : image.total;
    image.sent = std::clamp<std::int64_t>(sent, 0, std::max<std::int64_t>(image.total, 0));
    m_core.changed = true;
}

void ImageUpload::OnAnswer(const Answer& answer)
{
    ImageSlot& image = slot();
    m_core.changed = true;
    const Media media = answer.good() ? MediaFromJson(answer.json) : Media{};
    if (!media.id.empty()) {
        image.phase = ImageSlot::Phase::kUploaded;
        image.sent = image.total;
        m_form.draft().media = media;
        m_core.Announce(Politeness::kPolite, words::kUploadDone);
        m_form.Recheck();
        m_form.Save();
        return;
    }
    image.phase = ImageSlot::Phase::kFailed;
    image.problem = answer.failure();
    // A missing session is mended by asking for the status; the same file is fine then.
    image.may_retry = answer.passing() || answer.status == 401 || answer.status == 403 || answer.good();
    if (!image.may_retry)
        m_form.draft().file_name.clear();
    // A pin that waits for it says it itself.
    if (m_form.compose().step != PublishStep::kUploading)
        m_core.Announce(Politeness::kAssertive, Spoken(*image.problem));
    m_form.Recheck();
}

}  // namespace pinwright::app
