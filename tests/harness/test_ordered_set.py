"""A set with an order is still a set."""
from __future__ import annotations

import unittest

from harness.loop.ordered_set import OrderedSet


class OrderedSetTest(unittest.TestCase):
    def test_it_keeps_the_order_of_insertion(self) -> None:
        letters = OrderedSet("banana")
        letters.add("c")
        self.assertEqual(list(letters), ["b", "a", "n", "c"])
        letters.discard("a")
        letters.add("a")
        self.assertEqual(list(letters), ["b", "n", "c", "a"])
        self.assertEqual(letters.pop(), "b")
        self.assertEqual(repr(letters), "{'n', 'c', 'a'}")

    def test_it_agrees_with_set(self) -> None:
        a, b = OrderedSet([3, 1, 2]), {2, 5}
        for operation in ("__or__", "__and__", "__sub__", "union", "intersection", "difference"):
            self.assertEqual(getattr(a, operation)(b), getattr(set(a), operation)(b), operation)
        for operation in ("update", "difference_update", "intersection_update", "symmetric_difference_update"):
            ours, real = OrderedSet(a), set(a)
            getattr(ours, operation)(b)
            getattr(real, operation)(b)
            self.assertEqual(ours, real, operation)
            self.assertEqual(sorted(ours), sorted(real), operation)

    def test_it_refuses_what_set_refuses(self) -> None:
        with self.assertRaises(TypeError):
            OrderedSet() | [1]
        with self.assertRaises(KeyError):
            OrderedSet().pop()
        with self.assertRaises(KeyError):
            OrderedSet().remove(1)

    def test_it_may_change_while_it_is_walked(self) -> None:
        numbers = OrderedSet(range(4))
        for number in numbers:
            numbers.discard(number)
        self.assertEqual(numbers, set())
