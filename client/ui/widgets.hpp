// All widgets: each draws itself, stands in the mirror under its name, and says what was done to it.
// They take rectangles and give heights; the screens lay them out.
#pragma once

#include "client/ui/button.hpp"
#include "client/ui/button_flow.hpp"
#include "client/ui/choice.hpp"
#include "client/ui/combo_box.hpp"
#include "client/ui/dialog.hpp"
#include "client/ui/field.hpp"
#include "client/ui/indicator.hpp"
#include "client/ui/menu.hpp"
#include "client/ui/message.hpp"
#include "client/ui/panel.hpp"
#include "client/ui/tabs.hpp"
#include "client/ui/text.hpp"
#include "client/ui/virtual_list.hpp"
