# Made from ../stubs.spec.md by "holdfast build". What is changed here is lost when it is made again.
import builtins
import datetime
import re
import typing

Item = typing.TypedDict("Item", {"sku": str, "note": typing.NotRequired[str], "qty": builtins.float | None, "list": builtins.list[builtins.float]})

Odd = typing.TypedDict("Odd", {"a-b": str, "class": typing.NotRequired[builtins.float]})

Kind: typing.TypeAlias = typing.Literal[1, "a", "b", True] | builtins.float | None

Cents: typing.TypeAlias = builtins.float

Tree = typing.TypedDict("Tree", {"name": str, "inside": builtins.list[Tree]})

class FArg1(typing.TypedDict):
    a: builtins.float
    b: typing.NotRequired[str]

KindsResult = typing.TypedDict("KindsResult", {"at": datetime.datetime, "re": re.Pattern[str], "big": int})

RATE: builtins.float

rates: dict[str, Item]

untold: typing.Any

@typing.overload
def f(items: builtins.list[Item], *rest: str) -> Item: ...
@typing.overload
def f(items: str, arg1: FArg1) -> Cash: ...

def g(x: Item, y: str, z: typing.Any, t: tuple[builtins.float] | tuple[builtins.float, str, *tuple[bool, ...]]) -> dict[str, builtins.float]: ...

def kinds(k: Kind | None = ..., odd: Odd | None = ..., m: dict[str, datetime.datetime] | None = ..., u: typing.Any = ..., b: bytes | None = ...) -> typing.Iterable[KindsResult]: ...

def foo_bar(x: builtins.float) -> None: ...

def float(x: builtins.float) -> Nope: ...

class Nope(ValueError):
    def __init__(self, code: str) -> None: ...
    @property
    def code(self) -> str: ...

class Deeper(Nope):
    def __init__(self, code: str) -> None: ...
    @property
    def code(self) -> str: ...

class Box:
    def __init__(self) -> None: ...
    @property
    def most(self) -> typing.Any: ...
    async def put(self, t: typing.Any, f: typing.Callable[..., None] | None = ...) -> bool: ...

class Cash:
    def __init__(self) -> None: ...
    @property
    def most(self) -> Tree: ...
    @property
    def size(self) -> Item: ...
    def list(self) -> builtins.list[str]: ...
    def set(self, self2: Item, list: builtins.list[str]) -> builtins.set[str]: ...
    @staticmethod
    def of(n: builtins.float) -> Cash: ...
