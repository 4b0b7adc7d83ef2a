// The numbers that the program and the browser glue exchange. web/core.js has the same tables under the same
// names; tests/house.sh compares them. Except for roles: web/semantics.js lists its `kinds` in the same
// order.
#pragma once

namespace pinwright::platform {

/// In the order of `kinds` in web/semantics.js.
enum class Role {
    kGroup,
    kButton,
    kLink,
    kHeading,
    kText,
    kField,
    kArea,
    kFile,
    kComboBox,
    kListBox,
    kOption,
    kDialog,
    kNavigation,
    kMain,
    kList,
    kListItem,
    kImage,
    kProgress,
    kNote,
    kSection,
    kSearch,  ///< A field; with `owns`, an editable combo box.
    kDate,    ///< A field; its value is YYYY-MM-DD.
    kTime,    ///< A field; its value is HH:MM.
    kSwitch,
    kCheckBox,
    kTabList,
    kTab,
    kRadioGroup,
    kRadio,
    kGrid,
    kRow,
    kGridCell,
    kMenu,
    kMenuItem
};

enum NodeFlags {
    kDisabled = 1,
    kExpanded = 2,  ///< For the combo box, and elements with kHasMenu.
    kSelected = 4,
    kCurrent = 8,
    kInvalid = 16,
    kModal = 32,
    kScrolls = 64,
    kOnTop = 128,
    kElsewhere = 512,
    kRequired = 1024,
    kChecked = 2048,
    kFocusable = 4096,      ///< Tab reaches it although it isn't a native control.
    kNotInTabOrder = 8192,  ///< Accepts focus, but Tab skips it: all but one of a roving group.
    kHasMenu = 16384        ///< Pressing it opens a menu, which also replaces the browser's context menu.
};

enum FieldHints {
    kIsAddress = 1,  ///< For links.
    kIsLast = 2      ///< The last field of its form.
};

/// Keys that reach widgets. Printable ones reach only the combo box, as kLetter + the lower-case code point.
/// kRight always follows the reading direction: on a right-to-left page it is the left arrow.
enum class Key {
    kNone = 0,
    kDown = 1,
    kUp = 2,
    kHome = 3,
    kEnd = 4,
    kEnter = 5,
    kSpace = 6,
    kEscape = 7,
    kTab = 8,
    kLeft = 9,
    kRight = 10,
    kPageUp = 11,
    kPageDown = 12,
    kDelete = 13,
    kLetter = 256
};

/// What happened to an element of the mirror.
enum class Heard {
    kActivate = 0,
    kFocus = 1,
    kBlur = 2,
    kKeyPress = 3,
    kScroll = 4,
    kContext = 5,
    kShortcut = 6
};

enum class PointerStep { kMove = 0, kDown = 1, kUp = 2, kGone = 3, kRested = 4 };
/// One of the first three, plus kShiftDown while Shift is down.
enum PointerSource { kMouse = 0, kTouch = 1, kPen = 2, kShiftDown = 4 };

/// System preferences; see Wishes.
enum WishBits { kDark = 1, kLessMotion = 2, kMoreContrast = 4, kForcedColors = 8, kRightToLeft = 16 };

enum class PageEvent { kHidden = 0, kVisible = 1, kOnline = 2 };

enum class RecordingEvent { kSaved = 0, kRunning = 1, kRefused = 2, kUnsupported = 3 };

}  // namespace pinwright::platform
