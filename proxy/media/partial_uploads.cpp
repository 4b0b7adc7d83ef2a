#include "proxy/media/partial_uploads.hpp"

#include <chrono>
#include <tuple>

#include "proxy/media/media_store.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

namespace {

constexpr std::size_t kSessionLimit = 8;
constexpr std::size_t kMostUploads = 32;
/// A client that lost its connection tries again within a minute.
constexpr auto kKept = std::chrono::minutes{15};
/// How long an upload must have been idle before a new one may replace it.
constexpr auto kGivesWay = std::chrono::minutes{2};
/// A phone that changes its network leaves a connection behind that never ends. After this long without a
/// byte, another request may take over the turn.
constexpr auto kStalled = std::chrono::seconds{5};

Error NotDue()
{
    return Error{Cause::kConflict, "Another part of the file is being uploaded, or comes first.", {}, {}};
}

}  // namespace

struct PartialUploads::Upload {
    std::mutex mutex;  ///< Guards all below but `begun`; held briefly, never during file operations.
    std::int64_t begun = 0;
    Progress progress;
    Timestamp touched{};
    std::int64_t turn = 0;                ///< The number of the current turn; 0: none.
    bool working = false;                 ///< The turn writes or finishes, and has taken out `file`.
    std::unique_ptr<media::Upload> file;  ///< Null once it is finished or dropped.
    std::optional<Media> stored;
};

Error UnknownUpload()
{
    return Error{Cause::kNotFound, "There is no such upload.", {}, {}};
}

PartialUploads::PartialUploads(MediaStore& media, const Clock& clock) : m_media(media), m_clock(clock) {}

PartialUploads::~PartialUploads() = default;

Result<std::unique_ptr<PartialUploads::Turn>> PartialUploads::Take(const Key& key, const Progress& progress)
{
    if (progress.length > kImageBytesLimit)
        return Error{Cause::kImageTooLarge, {}, {}, {}};
    const Timestamp now = m_clock.Now();
    const std::lock_guard lock(m_mutex);
    SweepLocked();
    if (const auto found = m_uploads.find(key); found != m_uploads.end()) {
        const std::shared_ptr<Upload> upload = found->second;
        std::unique_lock upload_lock(upload->mutex);
        if (upload->working || (upload->turn != 0 && now - upload->touched < kStalled))
            return NotDue();
        if (upload->progress == progress) {
            const Result<Done> resumed = upload->file ? upload->file->Resume() : Result<Done>(Done{});
            if (!resumed.ok()) {
                upload_lock.unlock();
                if (resumed.error().cause == Cause::kNotFound)
                    Drop(found);
                return resumed.error();
            }
            upload->turn = ++m_taken;
            upload->touched = now;
            return std::make_unique<Turn>(*this, key, upload, upload->turn);
        }
        if (upload->progress.length == progress.length || progress.offset != 0)
            return NotDue();
    }
    if (progress.offset != 0)
        return UnknownUpload();

    if (const auto other = m_uploads.find(key); other != m_uploads.end())
        Drop(other);
    DropOldestOf(key.session);
    if (!MakeRoom())
        return Error{Cause::kStorage,
                     "Too many uploads are in progress. This one starts when others are done.",
                     "too many partial uploads",
                     {}};
    Result<std::unique_ptr<media::Upload>> file = m_media.Begin();
    if (!file.ok())
        return file.error();
    const auto upload = std::make_shared<Upload>();
    upload->begun = upload->turn = ++m_taken;
    upload->progress = progress;
    upload->touched = now;
    upload->file = std::move(file).value();
    m_uploads[key] = upload;
    return std::make_unique<Turn>(*this, key, upload, upload->turn);
}

std::optional<PartialUploads::Progress> PartialUploads::Find(const Key& key)
{
    const std::lock_guard lock(m_mutex);
    SweepLocked();
    const auto found = m_uploads.find(key);
    if (found == m_uploads.end())
        return std::nullopt;
    const std::lock_guard upload_lock(found->second->mutex);
    return found->second->progress;
}

bool PartialUploads::Forget(const Key& key)
{
    const std::lock_guard lock(m_mutex);
    SweepLocked();
    const auto found = m_uploads.find(key);
    if (found == m_uploads.end())
        return false;
    Drop(found);
    return true;
}

void PartialUploads::Sweep()
{
    const std::lock_guard lock(m_mutex);
    SweepLocked();
}

void PartialUploads::SweepLocked()
{
    const Timestamp now = m_clock.Now();
    for (auto next = m_uploads.begin(); next != m_uploads.end();) {
        const auto one = next++;
        bool over = false;
        {
            const std::lock_guard upload_lock(one->second->mutex);
            over = !one->second->working && now - one->second->touched >= kKept;
        }
        if (over)
            Drop(one);
    }
}

/// If the session has reached its limit, drops its oldest upload.
void PartialUploads::DropOldestOf(const std::string& session)
{
    std::size_t count = 0;
    auto oldest = m_uploads.end();
    for (auto one = m_uploads.lower_bound({session, {}});
         one != m_uploads.end() && one->first.session == session; ++one) {
        ++count;
        if (oldest == m_uploads.end() || one->second->begun < oldest->second->begun)
            oldest = one;
    }
    if (count >= kSessionLimit)
        Drop(oldest);
}

/// Returns whether another upload may begin; drops one for it if that does no harm.
bool PartialUploads::MakeRoom()
{
    if (m_uploads.size() < kMostUploads)
        return true;
    const Timestamp now = m_clock.Now();
    // Order by how little is lost: finished ones, then the longest idle, then the least complete.
    using Loss = std::tuple<bool, Timestamp, std::int64_t>;
    auto least = m_uploads.end();
    std::optional<Loss> least_loss;
    for (auto one = m_uploads.begin(); one != m_uploads.end(); ++one) {
        const Upload& upload = *one->second;
        const std::lock_guard upload_lock(one->second->mutex);
        if (upload.working || (!upload.stored && now - upload.touched < kGivesWay))
            continue;
        const Loss loss{!upload.stored, upload.touched, upload.progress.offset};
        if (!least_loss || loss < *least_loss) {
            least_loss = loss;
            least = one;
        }
    }
    if (least == m_uploads.end())
        return false;
    Drop(least);
    return true;
}

/// A request that holds the turn finds out at its next piece.
void PartialUploads::Drop(Uploads::iterator upload)
{
    {
        const std::lock_guard upload_lock(upload->second->mutex);
        upload->second->turn = 0;
        upload->second->file.reset();
    }
    m_uploads.erase(upload);
}

// ---- Turn ----

PartialUploads::Turn::Turn(PartialUploads& uploads, Key key, std::shared_ptr<Upload> upload,
                           std::int64_t number)
    : m_uploads(uploads), m_key(std::move(key)), m_upload(std::move(upload)), m_number(number)
{
}

PartialUploads::Turn::~Turn()
{
    const std::lock_guard lock(m_upload->mutex);
    if (m_upload->turn != m_number)
        return;
    m_upload->turn = 0;
    m_upload->touched = m_uploads.m_clock.Now();
    if (m_upload->file)
        m_upload->file->Rest();
}

PartialUploads::Progress PartialUploads::Turn::progress() const
{
    const std::lock_guard lock(m_upload->mutex);
    return m_upload->progress;
}

/// Returns the file for use without a lock: nobody else gets a turn until PutBack. Null if the turn has gone
/// to another request or the upload was dropped, now or earlier.
std::unique_ptr<media::Upload> PartialUploads::Turn::TakeOut()
{
    const std::lock_guard lock(m_upload->mutex);
    if (m_upload->turn != m_number || !m_upload->file)
        return nullptr;
    m_upload->working = true;
    return std::move(m_upload->file);
}

/// `added`: how many bytes were written. Returns false if the upload was dropped meanwhile; the file is then
/// deleted too.
bool PartialUploads::Turn::PutBack(std::unique_ptr<media::Upload> file, std::int64_t added)
{
    const std::lock_guard lock(m_upload->mutex);
    m_upload->working = false;
    m_upload->touched = m_uploads.m_clock.Now();
    if (m_upload->turn != m_number)
        return false;
    m_upload->file = std::move(file);
    m_upload->progress.offset += added;
    return true;
}

Result<Done> PartialUploads::Turn::Write(std::string_view bytes)
{
    std::unique_ptr<media::Upload> file = TakeOut();
    if (!file)
        return NotDue();
    const Progress before = progress();  // Nobody else changes it until PutBack.
    const auto size = static_cast<std::int64_t>(bytes.size());
    const bool fits = size <= before.length - before.offset;
    Result<Done> written = bytes.empty() || !fits ? Result<Done>(Done{}) : file->Write(bytes);
    if (!PutBack(std::move(file), fits && written.ok() ? size : 0))
        return NotDue();
    if (!fits)
        return Error{Cause::kBadRequest, "There are more bytes than Upload-Length says.", {}, {}};
    if (!written.ok())
        LetGo();
    return written;
}

Result<Media> PartialUploads::Turn::Finish()
{
    if (std::optional<Media> stored = Stored())
        return *std::move(stored);
    std::unique_ptr<media::Upload> file = TakeOut();
    if (!file)
        return NotDue();
    Result<Media> finished = file->Finish();
    file.reset();
    if (finished.ok()) {
        const std::lock_guard lock(m_upload->mutex);
        m_upload->stored = *finished;
    }
    PutBack(nullptr, 0);
    if (!finished.ok())
        LetGo();
    return finished;
}

std::optional<Media> PartialUploads::Turn::Stored() const
{
    const std::lock_guard lock(m_upload->mutex);
    return m_upload->turn == m_number ? m_upload->stored : std::nullopt;
}

/// After a failure halfway, the upload can't continue.
void PartialUploads::Turn::LetGo()
{
    const std::lock_guard lock(m_uploads.m_mutex);
    const auto found = m_uploads.m_uploads.find(m_key);
    if (found != m_uploads.m_uploads.end() && found->second == m_upload)
        m_uploads.Drop(found);
}

}  // namespace pinwright::media
