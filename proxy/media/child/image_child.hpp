// The child itself: one image, once. See contract.hpp.
#pragma once

namespace pinwright::media {

/// Whether the program was started as the image child.
bool IsImageChild(int argc, const char* const* argv);

/// Gives up all rights, checks and turns the image, and returns the exit status. REQUIRES: IsImageChild, and
/// that nothing else of the program has run.
int RunImageChild(int argc, const char* const* argv);

}  // namespace pinwright::media
