#include "client/platform/text_fields.hpp"

#include <utility>

namespace pinwright::platform {

FieldChange PutTextField(Semantics& semantics, Node node)
{
    FieldChange change{semantics.TakeEdit(node.id), semantics.TakeLeft(node.id)};
    // The element already holds the typed text: writing back the older value would undo the typing.
    if (change.text)
        node.value = *change.text;
    semantics.Add(std::move(node));
    return change;
}

}  // namespace pinwright::platform
