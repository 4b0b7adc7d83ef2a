#include "proxy/store/rows/pin_history.hpp"

#include "proxy/store/rows/column_text.hpp"

namespace pinwright::store {

std::vector<PinEvent> ReadHistory(Connection& connection, std::string_view pin_id)
{
    std::vector<PinEvent> history;
    Statement rows = connection.Query(
        "SELECT at, event, cause FROM pin_events WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?) ORDER "
        "BY id",
        pin_id);
    while (rows.Next()) {
        history.push_back(
            {rows.Time("at"), rows.Text("event"), rows.MaybeParsed("pin_events.cause", DecodeCause)});
    }
    return history;
}

void Note(Connection& connection, std::string_view pin_id, std::string_view event, Timestamp at,
          const std::optional<Diagnosis>& cause)
{
    connection.Run(
        "INSERT INTO pin_events (pin_seq, at, event, cause) SELECT seq, ?, ?, ? FROM pins WHERE id = ?", at,
        event, EncodeCause(cause), pin_id);
}

}  // namespace pinwright::store
