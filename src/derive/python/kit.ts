/** The file beside a made suite for pytest that says what is equal and what fits a throw; plain Python, with nothing of Holdfast in it. */
export const PYTHON_VALUES_TEXT = String.raw`import asyncio
import datetime
import inspect
import math
import re


def operation(module, *names):
    """What the module calls by one of these names."""
    for name in names:
        if hasattr(module, name):
            return getattr(module, name)
    raise AssertionError(f"{module.__name__} has none of {', '.join(names)}")


def ask(owner, *names):
    """What belongs to a class or its instance, by one of these names."""
    for name in names:
        if hasattr(owner, name):
            return getattr(owner, name)
    raise AssertionError(f"{getattr(owner, '__name__', type(owner).__name__)} has none of {', '.join(names)}")


def part(value, *names):
    """What a list has at an index, a record under a key, or an object under one of these names; nothing where it has none."""
    if isinstance(value, dict):
        return next((value[name] for name in names if name in value), None)
    if isinstance(names[0], int):
        return value[names[0]] if 0 <= names[0] < len(value) else None
    if names[0] == "length" and hasattr(value, "__len__"):
        return len(value)
    return ask(value, *names)


def settled(value):
    """What an awaitable comes to, or the value itself."""
    if not inspect.isawaitable(value):
        return value

    async def wait():
        return await value

    return asyncio.run(wait())


def expect_value(actual, expected, near=()):
    """A number may be off by what near allows in its place: (pattern of the place, how far, whether relative)."""
    actual = settled(actual)
    assert same(expected, actual, near), f"expected {expected!r}, was {actual!r}"


def expect_raises(call, names=(), message=None, attributes=None):
    """The error is of a class of one of these names, says this (a text or a pattern), and has these attributes."""
    try:
        value = settled(call())
    except Exception as error:
        known = [made.__name__ for made in type(error).__mro__]
        assert not names or any(name in known for name in names), f"expected {' or '.join(names)}, raised {error!r}"
        if isinstance(message, re.Pattern):
            assert message.search(str(error)), f"expected {message.pattern!r}, it says {str(error)!r}"
        elif message is not None:
            assert str(error) == message, f"expected {message!r}, it says {str(error)!r}"
        for name, expected in (attributes or {}).items():
            assert hasattr(error, name) and same(expected, getattr(error, name)), f"expected {name} {expected!r}, was {getattr(error, name, None)!r}"
        return
    raise AssertionError(f"expected an error, was {value!r}")


def same(expected, actual, near=(), place=""):
    """Whole numbers are floats of the same size, and truth is no number; a list is a tuple; keys are in any order."""
    if isinstance(expected, bool) or isinstance(actual, bool) or expected is None or actual is None:
        return expected is actual
    if isinstance(expected, (int, float)):
        return isinstance(actual, (int, float)) and same_number(expected, actual, near, place)
    if isinstance(expected, (list, tuple)):
        return isinstance(actual, (list, tuple)) and len(expected) == len(actual) and all(same(a, b, near, f"{place}/{i}") for i, (a, b) in enumerate(zip(expected, actual)))
    if isinstance(expected, dict):
        held = fields(actual)
        return held is not None and expected.keys() == held.keys() and all(same(value, held[key], near, f"{place}/{key}") for key, value in expected.items())
    if isinstance(expected, (set, frozenset)):
        return isinstance(actual, (set, frozenset)) and expected == actual
    if isinstance(expected, datetime.datetime) and isinstance(actual, datetime.datetime):
        return expected == (actual if actual.tzinfo else actual.replace(tzinfo=datetime.timezone.utc))
    return type(expected) is type(actual) and expected == actual


def fields(value):
    """A dict, or what an object holds: a dataclass stands for a record."""
    if isinstance(value, dict):
        return value
    return vars(value) if hasattr(value, "__dict__") else None


def same_number(expected, actual, near, place):
    if math.isnan(expected) or math.isnan(actual):
        return math.isnan(expected) and math.isnan(actual)
    if expected == 0 and math.copysign(1, expected) < 0:
        return actual == 0 and math.copysign(1, actual) < 0
    if expected == actual:
        return True
    return any(re.search(pattern, place) and abs(expected - actual) <= (far * max(abs(expected), abs(actual)) if relative else far) for pattern, far, relative in near)
`;
