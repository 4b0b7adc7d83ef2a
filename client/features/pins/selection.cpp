#include "client/features/pins/selection.hpp"

#include <algorithm>

#include "client/features/pins/pin_list_order.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app {

bool IsSelected(const State& state, const std::string& pin_id)
{
    return state.selection.all != (state.selection.ids.count(pin_id) != 0);
}

std::int64_t SelectedCount(const State& state)
{
    const Selection& selection = state.selection;
    const auto ids = static_cast<std::int64_t>(selection.ids.size());
    if (!selection.all)
        return ids;
    return selection.matching < 0 ? -1 : std::max<std::int64_t>(0, selection.matching - ids);
}

SelectionOffers OffersOfSelection(const State& state)
{
    SelectionOffers offers;
    if (state.selection.all) {
        for (int i = 0; i < kPinStateCount; ++i) {
            const auto one = static_cast<PinState>(i);
            if (!Belongs(ListIndex(state.route), one))
                continue;
            offers.move = offers.move || Applies(BatchDeed::kMove, one);
            offers.retry = offers.retry || Applies(BatchDeed::kRetry, one);
            offers.cancel = offers.cancel || Applies(BatchDeed::kCancel, one);
        }
        return offers;
    }
    for (const Pin& pin : ShownPins(state).pins) {
        if (!IsSelected(state, pin.id))
            continue;
        const PinOffers one = OffersOf(pin);
        offers.move = offers.move || (one.move && pin.publish_at);
        offers.retry = offers.retry || one.retry;
        offers.cancel = offers.cancel || one.cancel;
    }
    return offers;
}

}  // namespace pinwright::app
