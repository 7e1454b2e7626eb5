"""What the disk costs, in time and in findings."""
from __future__ import annotations

import unittest

from .programs import ProgramCase, findings, spans

SLOW = {"files": {"contents": {"notes.txt": "one\ntwo\n"}, "latency": {"open": 0.1, "read": 0.2, "write": 0.5}}}


class Latency(ProgramCase):
    def test_blocking_file_calls_in_a_coroutine_are_findings(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def main():
                with open("notes.txt") as file:
                    file.read()
                with open("out.txt", "w") as file:
                    file.write("x")
            asyncio.run(main())
            """,
            world=SLOW,
        )
        self.assertEqual(seen["elapsed"], 0.9)
        blocks = [(start, end, on, line) for start, end, state, on, line in spans(seen, "Task-1") if state == "block"]
        self.assertEqual(
            blocks,
            [(0, 0.1, "open('notes.txt')", 4), (0.1, 0.3, "file.read()", 5), (0.3, 0.4, "open('out.txt')", 6),
             (0.4, 0.9, "file.write()", 7)],
        )  # fmt: skip
        found = [(finding["line"], finding["seconds"]) for finding in findings(seen, "blocking-call")]
        self.assertEqual(found, [(4, 0.1), (5, 0.2), (6, 0.1), (7, 0.5)])

    def test_each_call_of_the_program_is_one_however_it_is_cut_up(self) -> None:
        seen = self.finishes(
            """
            import json
            with open("j.json", "w") as file:
                json.dump({"many": list(range(100))}, file)
                print("a", "b", file=file)
            with open("notes.txt") as file:
                for line in file:
                    pass
            """,
            world=SLOW,
        )
        self.assertEqual(seen["calls"], {"files.open": 2, "files.read": 3, "files.write": 2})
        self.assertEqual(seen["elapsed"], 1.8)

    def test_files_read_in_one_call_of_the_program_are_charged_one_by_one(self) -> None:
        program = "from pathlib import Path\nlist(map(Path.read_text, [Path('notes.txt')] * 5))\n"
        seen = self.finishes(program, world=SLOW)
        self.assertEqual(seen["calls"], {"files.open": 5, "files.read": 5})

    def test_asking_is_free_and_changing_is_not(self) -> None:
        seen = self.finishes(
            """
            import os
            os.path.exists("notes.txt"); os.listdir(); os.stat("notes.txt")
            os.rename("notes.txt", "b.txt")
            os.mkdir("d")
            os.remove("b.txt")
            os.rmdir("d")
            """,
            world=SLOW,
        )
        self.assertEqual(seen["elapsed"], 0.4)
        self.assertEqual(
            seen["calls"], {"files.mkdir": 1, "files.remove": 1, "files.rename": 1, "files.rmdir": 1}
        )

    def test_threads_wait_for_the_disk_side_by_side(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            from pathlib import Path
            async def main():
                await asyncio.gather(*[asyncio.to_thread(Path("notes.txt").read_text) for _ in range(3)])
            asyncio.run(main())
            """,
            world={"files": {"contents": {"notes.txt": "x"}, "latency": 1}},
        )
        self.assertEqual((seen["elapsed"], findings(seen, "blocking-call")), (2, []))


class Unclosed(ProgramCase):
    def test_a_file_that_was_never_closed_is_a_finding(self) -> None:
        seen = self.finishes("f = open('a.txt', 'w')\nf.write('x')\ng = open('a.txt')\ng.close()\n")
        found = findings(seen, "unclosed-resource")
        self.assertEqual([finding["line"] for finding in found], [1])
        self.assertIn("with open(...) as file:", found[0]["detail"])

    def test_what_was_not_flushed_is_written_when_the_file_is_collected(self) -> None:
        self.prints("open('a.txt', 'w').write('x')\nprint(open('a.txt').read())\n", "x")


if __name__ == "__main__":
    unittest.main()
