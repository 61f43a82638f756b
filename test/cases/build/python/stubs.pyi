# Made from ../stubs.spec.md by "holdfast build". What is changed here is lost when it is made again.
import builtins
import datetime
import re
import typing

Item = typing.TypedDict("Item", {"sku": str, "note": typing.NotRequired[str], "qty": builtins.float | None, "list": builtins.list[builtins.float]})

Odd = typing.TypedDict("Odd", {"a-b": str, "class": typing.NotRequired[builtins.float]})

Kind: typing.TypeAlias = typing.Literal[1, "a", "b", True] | builtins.float | None

Cents: typing.TypeAlias = builtins.float

Half: typing.TypeAlias = typing.Literal[12, "\u007f\""] | str

class ShapeCircle(typing.TypedDict):
    kind: typing.Literal["circle"]
    r: builtins.float

class ShapeSquare(typing.TypedDict):
    kind: typing.Literal["square"]
    side: builtins.float

Shape: typing.TypeAlias = ShapeCircle | ShapeSquare

Tree = typing.TypedDict("Tree", {"name": str, "inside": builtins.list[Tree]})

Json: typing.TypeAlias = str | builtins.list[Json] | dict[str, Json] | None

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

def json(j: Json, *shapes: Shape) -> Json: ...

def foo_bar(x: builtins.float) -> None: ...

def float(x: builtins.float) -> Nope: ...

class Nope(ValueError):
    def __init__(self, code: str) -> None: ...
    @builtins.property
    def code(self) -> str: ...

class Deeper(Nope):
    def __init__(self, code: str) -> None: ...
    @builtins.property
    def code(self) -> str: ...

class Base:
    def __init__(self) -> None: ...
    @builtins.property
    def id(self) -> str: ...

class Child(Base):
    def __init__(self, parent: Base | None, half: Half | None = ...) -> None: ...
    @builtins.property
    def id(self) -> str: ...
    def each(self, cb: typing.Callable[[Child], bool]) -> Child: ...
    @builtins.property
    def property(self) -> Shape: ...

class Box:
    def __init__(self) -> None: ...
    @builtins.property
    def most(self) -> typing.Any: ...
    async def put(self, t: typing.Any, f: typing.Callable[..., None] | None = ...) -> bool: ...

class Cash:
    def __init__(self) -> None: ...
    @builtins.property
    def most(self) -> Tree: ...
    @builtins.property
    def size(self) -> Item: ...
    def list(self) -> builtins.list[str]: ...
    def set(self, self2: Item, list: builtins.list[str]) -> builtins.set[str]: ...
    @staticmethod
    def of(n: builtins.float) -> Cash: ...
