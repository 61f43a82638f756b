import datetime


class NotFound(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class BoxOfThings:
    def __init__(self, most):
        self.most = most
        self.things = []

    def put_in(self, thing):
        self.things.append(thing)
        return len(self.things) <= self.most


async def give_back(kind):
    values = {
        "map": {"a": 1}, "set": {1, 2}, "date": datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc), "none": None, "true": True, "one": 1, "list": [[1.5], []],
        "bytes": b"\x01\x02", "nan": float("nan"), "text": "é\n\"\\",
    }
    if kind not in values:
        raise NotFound(f"no {kind} here", "GONE")
    return values[kind]
