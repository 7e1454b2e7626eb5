"""Values that crossed as data."""

from __future__ import annotations

import math
import unittest

from judge.values import Opaque, decode, same, show


class DecodingTest(unittest.TestCase):
    def test_containers_come_back_as_python_has_them(self) -> None:
        value = {"dict": [["a", {"list": [1, {"tuple": [2.5, None]}]}], [{"tuple": [1]}, {"set": ["x", True]}]]}
        self.assertEqual(decode(value), {"a": [1, (2.5, None)], (1,): {"x", True}})
        self.assertEqual(decode({"bytes": "aGk="}), b"hi")

    def test_numbers_that_json_lacks_come_back_as_numbers(self) -> None:
        self.assertEqual(decode({"opaque": "int", "repr": "123456789012345678901"}), 123456789012345678901)
        self.assertEqual(decode({"opaque": "float", "repr": "inf"}), math.inf)

    def test_an_opaque_value_equals_nothing(self) -> None:
        value = decode({"opaque": "Everything", "repr": "[1]"})
        self.assertIsInstance(value, Opaque)
        self.assertFalse(value == [1])
        self.assertFalse(value == value)
        self.assertFalse(same(value, value))
        self.assertEqual(show(value), "[1]")

    def test_forged_sets_and_keys_break_nothing(self) -> None:
        self.assertEqual(len(decode({"set": [{"list": [1]}]})), 1)
        self.assertEqual(len(decode({"dict": [[{"list": [1]}, 2]]})), 1)


class ComparingTest(unittest.TestCase):
    def test_numbers_are_equal_by_value_and_booleans_are_no_numbers(self) -> None:
        self.assertTrue(same(3, 3.0))
        self.assertFalse(same(True, 1))
        self.assertFalse(same([1, 0], [True, False]))
        self.assertTrue(same({"a": [True]}, {"a": [True]}))

    def test_lists_are_no_tuples(self) -> None:
        self.assertFalse(same((1, 2), [1, 2]))
        self.assertFalse(same([1], [1, 2]))

    def test_long_values_are_shown_shortened(self) -> None:
        self.assertLessEqual(len(show("x" * 10_000)), 200)
