// All widgets. Each draws itself, appears in the mirror under its name, and returns what was done to it. They
// take rectangles and return heights; screens lay them out.
#pragma once

#include "client/kit/canvas/panel.hpp"
#include "client/kit/canvas/text.hpp"
#include "client/kit/widgets/button.hpp"
#include "client/kit/widgets/button_flow.hpp"
#include "client/kit/widgets/combo_box.hpp"
#include "client/kit/widgets/dialog.hpp"
#include "client/kit/widgets/field.hpp"
#include "client/kit/widgets/indicators.hpp"
#include "client/kit/widgets/menu.hpp"
#include "client/kit/widgets/message.hpp"
#include "client/kit/widgets/switch_and_checkbox.hpp"
#include "client/kit/widgets/tabs.hpp"
#include "client/kit/widgets/virtual_list.hpp"
