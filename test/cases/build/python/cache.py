from collections import OrderedDict


class Cache:
    def __init__(self, capacity):
        if not 1 <= capacity <= 1000:
            raise ValueError(f"a cache holds 1 to 1000 entries, not {capacity}")
        self._capacity = capacity
        self._held = OrderedDict()

    def get(self, key):
        if key not in self._held:
            return None
        self._held.move_to_end(key, last=False)
        return self._held[key]

    def set(self, key, value):
        self._held[key] = value
        self._held.move_to_end(key, last=False)
        if len(self._held) <= self._capacity:
            return False
        self._held.popitem(last=True)
        return True

    def delete(self, key):
        return self._held.pop(key, None) is not None

    def keys(self):
        return list(self._held)

    @property
    def size(self):
        return len(self._held)
