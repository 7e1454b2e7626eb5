"""Values cross as data, and only exact built-in types are data."""
from __future__ import annotations

import unittest

from harness.values import encode_value

from .programs import ProgramCase


class Everything:
    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        raise ValueError


class ValuesTest(unittest.TestCase):
    def test_plain_data_is_itself(self) -> None:
        for value in (None, True, 3, -2.5, "text", "é\n"):
            self.assertIs(encode_value(value), value)

    def test_containers_say_what_they_are(self) -> None:
        self.assertEqual(encode_value([1, (2, "a")]), {"list": [1, {"tuple": [2, "a"]}]})
        mixed = {"k": {3, 1, 2}, 1: b"\x00"}
        self.assertEqual(encode_value(mixed), {"dict": [["k", {"set": [1, 2, 3]}], [1, {"bytes": "AA=="}]]})

    def test_what_json_cannot_say_is_opaque(self) -> None:
        self.assertEqual(encode_value(float("nan")), {"opaque": "float", "repr": "nan"})
        self.assertEqual(encode_value(-float("inf")), {"opaque": "float", "repr": "-inf"})
        self.assertEqual(encode_value(2**60), {"opaque": "int", "repr": str(2**60)})
        self.assertEqual(encode_value(10**9999)["opaque"], "int")
        self.assertEqual(encode_value("\ud800"), {"opaque": "str", "repr": "'\\ud800'"})

    def test_subclasses_and_objects_are_opaque(self) -> None:
        class Sneaky(int):
            def __repr__(self) -> str:
                return "7"

        self.assertEqual(encode_value(Sneaky(7))["repr"], "7")
        self.assertIn("Sneaky", encode_value(Sneaky(7))["opaque"])
        self.assertEqual(list(encode_value(Everything())), ["opaque", "repr"])
        self.assertEqual(encode_value(ValueError("x")), {"opaque": "ValueError", "repr": "ValueError('x')"})

    def test_addresses_are_taken_out(self) -> None:
        self.assertEqual(encode_value(object()), {"opaque": "object", "repr": "<object object>"})

    def test_cycles_end(self) -> None:
        cycle: list[object] = [1]
        cycle.append(cycle)
        self.assertEqual(encode_value(cycle), {"list": [1, {"opaque": "list", "repr": "[1, [...]]"}]})
        shared = [1]
        self.assertEqual(encode_value([shared, shared]), {"list": [{"list": [1]}, {"list": [1]}]})

    def test_depth_and_size_are_bounded(self) -> None:
        deep: list[object] = []
        for _ in range(500):
            deep = [deep]
        self.assertLess(len(str(encode_value(deep))), 5_000)
        for large in (list(range(10**6)), "x" * 10**7, [["x" * 10**5]] * 100):
            self.assertLess(len(str(encode_value(large))), 1_000)


class ResultTest(ProgramCase):
    def test_the_result_is_of_the_expression(self) -> None:
        source = "import asyncio\nasync def f(x):\n    await asyncio.sleep(1)\n    return [x]\ndef g(x): return x + 1"
        self.assertEqual(self.returns(source, "await f('a')"), {"list": ["a"]})
        self.assertEqual(self.returns(source, "g(1)"), 2)
        self.assertEqual(self.returns(source, "[await f(1), await f(2)]"), {"list": [{"list": [1]}, {"list": [2]}]})

    def test_a_coroutine_as_result_is_opaque(self) -> None:
        seen = self.finishes("async def f(): pass", "f()")
        self.assertEqual(seen["result"], {"opaque": "coroutine", "repr": "<coroutine object f>"})
        self.assertEqual([finding["kind"] for finding in seen["diagnostics"]], ["never-awaited"])
