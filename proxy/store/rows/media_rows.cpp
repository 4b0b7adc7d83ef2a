#include "proxy/store/rows/media_rows.hpp"

#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/rows/column_text.hpp"

namespace pinwright::store {

bool LacksMedia(Connection& connection, const Pin& pin)
{
    return connection.Number("SELECT count(*) FROM " + ItemsOf("?1") +
                                 " AS items WHERE value NOT IN (SELECT id FROM media)"
                                 " AND NOT EXISTS (SELECT 1 FROM pin_media WHERE media_id = value"
                                 " AND pin_seq = (SELECT seq FROM pins WHERE id = ?2))",
                             EncodeList(pin.media), pin.id) != 0;
}

}  // namespace pinwright::store
