// What widgets remember between frames: a small struct per widget and id, like egui's Memory. Structs of
// different types never collide, even under the same id. Nothing is ever forgotten or destroyed, so don't
// keep types that own memory.
#pragma once

#include <cstddef>
#include <functional>
#include <new>
#include <type_traits>
#include <unordered_map>

#include "client/kit/canvas/id.hpp"

namespace pinwright::ui {

class WidgetMemory {
public:
    /// Returns the T for this id, default-constructed the first time. The reference stays valid.
    template <typename T>
    T& Of(Id id)
    {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
        static_assert(sizeof(T) <= sizeof(Slot::bytes) && alignof(T) <= alignof(Slot));
        Slot& slot = m_slots[{id, &kType<T>}];
        if (!slot.used) {
            slot.used = true;
            return *::new (slot.bytes) T;
        }
        return *std::launder(reinterpret_cast<T*>(slot.bytes));
    }

private:
    struct Key {
        Id id;
        const void* type;

        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const { return key.id ^ std::hash<const void*>()(key.type); }
    };
    struct Slot {
        alignas(8) std::byte bytes[32];
        bool used = false;
    };
    // Its address tells types apart without RTTI.
    template <typename T>
    static inline char kType = 0;

    std::unordered_map<Key, Slot, KeyHash> m_slots;
};

}  // namespace pinwright::ui
