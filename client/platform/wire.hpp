// The numbers that the program and the browser glue exchange. web/core.js has the same tables under the same
// names; tests/house.sh compares them. Roles are the exception: web/semantics.js lists its `kinds` in their
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
    kSearch,  ///< A field; with `owns` a combo box that one types into.
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
    kExpanded = 2,  ///< Of the combo box, and of what kHasMenu.
    kSelected = 4,
    kCurrent = 8,
    kInvalid = 16,
    kModal = 32,
    kScrolls = 64,
    kOnTop = 128,
    kElsewhere = 512,
    kRequired = 1024,
    kChecked = 2048,
    kFocusable = 4096,      ///< Tab reaches it, though it is no native control.
    kNotInTabOrder = 8192,  ///< Takes the focus, but Tab passes it by: all but one of a roving group.
    kHasMenu = 16384        ///< Pressing it opens a menu, and the browser's context menu gives way to it.
};

enum FieldHints {
    kIsAddress = 1,  ///< What is typed is a link.
    kIsLast = 2      ///< The last field of its form.
};

/// Keys that reach widgets. Printable ones reach the combo box only, as kLetter + the lower-case code point.
/// Where the page runs from right to left, kRight is the way that reading goes as well: the left arrow.
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
/// One of three, and kShiftDown while Shift is.
enum PointerSource { kMouse = 0, kTouch = 1, kPen = 2, kShiftDown = 4 };

/// What the system asks for; see Wishes.
enum WishBits { kDark = 1, kLessMotion = 2, kMoreContrast = 4, kForcedColours = 8, kRightToLeft = 16 };

enum class PageEvent { kHidden = 0, kVisible = 1, kOnline = 2 };

enum class RecordingEvent { kSaved = 0, kRunning = 1, kRefused = 2, kUnsupported = 3 };

}  // namespace pinwright::platform
