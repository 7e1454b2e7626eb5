"""unittest.IsolatedAsyncioTestCase: set-up, tests and clean-up on one loop."""
import asyncio
import io
import unittest


class Case(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        await asyncio.sleep(0.1)
        self.loop = asyncio.get_running_loop()

    async def test_same_loop(self):
        await asyncio.sleep(0.1)
        self.assertIs(self.loop, asyncio.get_running_loop())

    async def test_fails(self):
        self.addAsyncCleanup(asyncio.sleep, 0.1)
        self.assertEqual(await asyncio.sleep(0.1, 1), 2)


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Case)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print(result.testsRun, [test.id().rpartition(".")[2] for test, _ in result.failures], len(result.errors))
