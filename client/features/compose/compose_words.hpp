// The texts of the form: its fields, the image, drafts, and announcements while a pin is being saved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/common_words.hpp"
#include "client/core/state.hpp"
#include "shared/seams.hpp"

namespace pinwright::app::words {

/// "Uploading 43 %".
std::string UploadingText(const ImageSlot& image);
/// Says at what percentage an interrupted upload will resume.
std::string ResumesAt(const ImageSlot& image);
/// Says that the connection was lost, and at what percentage the upload will resume.
std::string UploadInterrupted(const ImageSlot& image);
/// "12 of 100 characters", for the field's description in the semantic mirror.
std::string CounterText(const Counter& counter);
/// "1.4 MB", "320 KB".
std::string SizeText(std::int64_t bytes);
/// For above the button: what the only problem is, "Add an image to publish", or "3 things need your
/// attention".
std::string AttentionText(const std::vector<Problem>& problems);
/// Announced after an attempt to publish that found problems.
std::string ProblemsFound(const std::vector<Problem>& problems);
/// Of several files that were dropped at once.
std::string OneFileOf(int count);
std::string BoardCreated(std::string_view name);
/// Shown if not one byte of a file can be sent although the server can be reached.
Diagnosis ImageNotSent();
/// The image of a saved draft whose upload hadn't finished when the user left the page.
Diagnosis ImageNotUploaded(std::string_view file_name);
/// The user left the page between posting a pin and the server's answer.
Diagnosis PostUnanswered();
/// "Publishes on 30 Nov 2026, 09:00, Berlin time."
std::string PublishesOn(const Zone& zone, Timestamp at);
/// Shown if no account is connected, since nothing can be published then.
Problem NoAccountProblem();

}  // namespace pinwright::app::words
