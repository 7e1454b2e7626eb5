"""The disk in memory: what a program finds there, and that nobody else sees it."""
from __future__ import annotations

import builtins
import io
import os
import shutil
import tempfile
import unittest

from .programs import ProgramCase

WORLD = {"files": {"contents": {"notes.txt": "one\ntwo\n", "data/a.json": '{"a": 1}'}}}


class Files(ProgramCase):
    def test_declared_files_are_in_the_working_directory(self) -> None:
        self.prints(
            """
            import json, os
            with open("notes.txt") as file:
                print(file.read().splitlines())
            with open("/data/a.json") as file:
                print(json.load(file))
            print(os.getcwd(), os.listdir(), os.listdir("data"))
            """,
            "['one', 'two']", "{'a': 1}", "/ ['notes.txt', 'data'] ['a.json']",
            world=WORLD,
        )  # fmt: skip

    def test_text_and_buffers_are_pythons_own(self) -> None:
        self.prints(
            """
            with open("t.txt", "w+", newline="\\r\\n") as f:
                print(f.write("h\\u00e9\\nllo\\n"), f.name, f.mode, f.encoding, f.closed)
                f.seek(0)
                print(f.readlines())
            print(open("t.txt", "rb").read(), f)
            with open("t.txt", "r+b") as f:
                f.seek(-1, 2); f.write(b"!"); f.seek(0)
                buffer = bytearray(2)
                print(f.readinto(buffer), bytes(buffer), f.peek()[:1], f.tell(), f.truncate(3), f.read())
            with open("t.txt", "a") as f:
                print("end", 1, file=f)
            print(open("t.txt", errors="replace").read(), [line for line in open("t.txt", "rb", buffering=0)])
            """,
            "7 t.txt w+ UTF-8 False", r"['hé\r\n', 'llo\r\n']",
            r"b'h\xc3\xa9\r\nllo\r\n' <_io.TextIOWrapper name='t.txt' mode='w+' encoding='UTF-8'>",
            r"2 b'h\xc3' b'\xa9' 2 3 b'\xa9'", "héend 1", r" [b'h\xc3\xa9end 1\n']",
        )  # fmt: skip

    def test_errors_have_the_numbers_and_words_of_linux(self) -> None:
        program = """
            import errno, os
            def attempt(operation, *args):
                try:
                    operation(*args)
                except Exception as error:
                    print(type(error).__name__, error)
                    return error
            print(attempt(open, "missing.txt").errno == errno.ENOENT, errno.errorcode[2], os.strerror(2))
            attempt(open, "notes.txt", "x")
            attempt(open, "data")
            attempt(open, "notes.txt/x")
            attempt(open, "no/x", "w")
            attempt(os.rmdir, "data")
            attempt(os.rename, "missing.txt", "x")
            attempt(os.mkdir, "data")
            attempt(os.remove, "data")
            attempt(open, "notes.txt", "rw")
            attempt(open("notes.txt").write, "x")
            attempt(open("notes.txt", "rb").write, "x")
            closed = open("notes.txt")
            closed.close()
            attempt(closed.read)
            open("b", "wb").write(b"\\xff")
            attempt(open("b").read)
            attempt(os.close, 999)
            """
        self.prints(
            program,
            "FileNotFoundError [Errno 2] No such file or directory: 'missing.txt'",
            "True ENOENT No such file or directory",
            "FileExistsError [Errno 17] File exists: 'notes.txt'",
            "IsADirectoryError [Errno 21] Is a directory: 'data'",
            "NotADirectoryError [Errno 20] Not a directory: 'notes.txt/x'",
            "FileNotFoundError [Errno 2] No such file or directory: 'no/x'",
            "OSError [Errno 39] Directory not empty: 'data'",
            "FileNotFoundError [Errno 2] No such file or directory: 'missing.txt' -> 'x'",
            "FileExistsError [Errno 17] File exists: 'data'",
            "IsADirectoryError [Errno 21] Is a directory: 'data'",
            "ValueError must have exactly one of create/read/write/append mode",
            "UnsupportedOperation not writable",
            "UnsupportedOperation write",
            "ValueError I/O operation on closed file.",
            "UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
            "OSError [Errno 9] Bad file descriptor",
            world=WORLD,
        )

    def test_an_uncaught_error_is_named_with_its_line(self) -> None:
        seen = self.observe("print(1)\nopen('missing.txt')\n")
        error = seen["error"]
        self.assertEqual((seen["status"], error["type"], error["line"]), ("raised", "FileNotFoundError", 2))
        self.assertEqual(error["message"], "[Errno 2] No such file or directory: 'missing.txt'")

    def test_what_the_disk_does_not_have_is_refused_by_name(self) -> None:
        for program, message in (
            ("os.symlink('notes.txt', 'link')", "os.symlink is not supported: there are no links"),
            ("os.open('.', 0, dir_fd=1000)", "os.open(dir_fd=…) is not supported"),
            ("list(os.fwalk('.'))", "os.fwalk is not supported"),
            ("open(0)", "open(0) is not supported: use sys.stdin"),
        ):
            with self.subTest(program):
                error = self.observe(f"import os\n{program}\n", world=WORLD)["error"]
                self.assertEqual(error["type"], "NotSupportedHere")
                self.assertIn(message, error["message"])

    def test_a_world_in_which_a_file_is_a_directory_says_so(self) -> None:
        error = self.observe("open('a')\n", world={"files": {"contents": {"a": "", "a/b": ""}}})["error"]
        self.assertEqual(error["message"], "files.contents of the scenario: a/b is both a file and a directory")


class Libraries(ProgramCase):
    def test_os_pathlib_and_glob(self) -> None:
        self.prints(
            """
            import glob, os
            from pathlib import Path
            os.makedirs("p/q")
            Path("p/x.txt").write_text("x")
            Path("p/q/y.txt").write_bytes(b"yy")
            print([(top, dirs, files) for top, dirs, files in os.walk("p")])
            print(sorted(map(str, Path(".").rglob("*.txt"))), glob.glob("p/*.txt"), sorted(Path("p").iterdir()))
            print(Path("p/q/y.txt").stat().st_size, os.path.getsize("p/x.txt"), Path("p/../notes.txt").resolve())
            print([(entry.name, entry.is_dir()) for entry in os.scandir("p")])
            print(Path("none").exists(), os.path.isdir("p"), os.path.isfile("p"), Path("p/x.txt").is_file())
            Path("p/x.txt").rename("z.txt").unlink()
            os.chdir("p/q")
            print(os.getcwd(), os.listdir(), Path.cwd(), os.path.abspath("y.txt"))
            Path("y.txt").unlink()
            Path("none").unlink(missing_ok=True)
            os.chdir("/")
            os.removedirs("p/q")
            print(os.listdir())
            """,
            "[('p', ['q'], ['x.txt']), ('p/q', [], ['y.txt'])]",
            "['notes.txt', 'p/q/y.txt', 'p/x.txt'] ['p/x.txt'] [PosixPath('p/q'), PosixPath('p/x.txt')]",
            "2 1 /notes.txt",
            "[('q', True), ('x.txt', False)]",
            "False True False True",
            "/p/q ['y.txt'] /p/q /p/q/y.txt",
            "['notes.txt', 'data']",
            world=WORLD,
        )

    def test_shutil_copies_moves_and_removes(self) -> None:
        seen = self.prints(
            """
            import os, shutil
            print(shutil.copy("notes.txt", "copy.txt"), open("copy.txt").read() == open("notes.txt").read())
            shutil.copytree("data", "more")
            shutil.move("copy.txt", "more")
            print(sorted(os.listdir("more")))
            shutil.rmtree("more")
            shutil.rmtree("more", ignore_errors=True)
            print(os.listdir())
            """,
            "copy.txt True", "['a.json', 'copy.txt']", "['notes.txt', 'data']",
            world=WORLD,
        )  # fmt: skip
        self.assertEqual(seen["calls"]["files.rename"], 1)

    def test_temporary_files_are_named_the_same_each_time(self) -> None:
        program = """
            import os, tempfile
            with tempfile.NamedTemporaryFile("w+") as f:
                f.write("x"); f.seek(0)
                print(f.name, f.read(), os.path.exists(f.name))
            print(os.path.exists(f.name))
            with tempfile.TemporaryDirectory() as directory:
                open(os.path.join(directory, "x"), "w").close()
                print(directory, os.listdir(directory), tempfile.gettempdir())
            print(os.path.exists(directory), os.listdir())
            with tempfile.TemporaryFile() as f:
                f.write(b"y"); f.seek(0)
                print(f.read())
            """
        once, again = self.finishes(program)["stdout"], self.finishes(program)["stdout"]
        self.assertEqual(once, again)
        self.assertIn(" x True\nFalse\n/tmp/tmp", once)
        self.assertTrue(once.endswith("['x'] /tmp\nFalse []\nb'y'\n"), once)

    def test_other_libraries_write_here_too(self) -> None:
        self.prints(
            """
            import csv, gzip, logging, os
            with open("t.csv", "w", newline="") as f:
                csv.writer(f).writerows([[1, "a,b"], [2, "c"]])
            print(list(csv.reader(open("t.csv", newline=""))))
            with gzip.open("t.gz", "wt") as f:
                f.write("packed")
            print(gzip.open("t.gz", "rt").read())
            logging.basicConfig(filename="t.log", level="INFO", format="%(message)s")
            logging.info("logged")
            print(open("t.log").read(), end="")
            descriptor = os.open("t.raw", os.O_RDWR | os.O_CREAT)
            print(os.write(descriptor, b"raw"), os.lseek(descriptor, 0, 0), os.read(descriptor, 9))
            print(os.fstat(descriptor).st_size)
            os.close(descriptor)
            """,
            "[['1', 'a,b'], ['2', 'c']]", "packed", "logged", "3 0 b'raw'", "3",
        )  # fmt: skip

    def test_late_imports_and_tracebacks_go_past_the_disk(self) -> None:
        self.prints(
            """
            import sys, traceback
            sys.modules.pop("wave", None)
            import wave
            try:
                wave.open("none.wav")
            except FileNotFoundError as error:
                print(len(traceback.format_exc().splitlines()) > 3, error)
            """,
            "True [Errno 2] No such file or directory: 'none.wav'",
        )

    def test_the_time_of_a_file_is_virtual(self) -> None:
        self.prints(
            """
            import os, time
            open("a", "w").close()
            time.sleep(2.5)
            open("b", "w").close()
            print(os.path.getmtime("b") - os.path.getmtime("a"), os.stat("b").st_mtime == time.time())
            """,
            "2.5 True",
        )


class Isolation(ProgramCase):
    def test_runs_do_not_see_each_others_files(self) -> None:
        self.finishes("import os\nos.mkdir('d')\nos.chdir('d')\nopen('a.txt', 'w').close()\n")
        self.prints("import os\nprint(os.getcwd(), os.listdir())\n", "/ []")

    def test_the_machines_own_disk_is_out_of_sight(self) -> None:
        self.prints(
            """
            import io, os
            from pathlib import Path
            print(os.path.exists(os.__file__), Path("/etc/passwd").exists(), os.listdir("/"), os.path.exists("/usr"))
            for opener in (open, io.open, io.open_code, io.FileIO, os.listdir):
                try:
                    opener("/etc")
                except FileNotFoundError as error:
                    print(error)
            """,
            "False False [] False",
            *["[Errno 2] No such file or directory: '/etc'"] * 5,
        )

    def test_outside_a_run_everything_is_as_before(self) -> None:
        temporary, raw, functions = tempfile.tempdir, io.FileIO, shutil._use_fd_functions
        self.finishes("import os, tempfile\ntempfile.tempdir = '/x'\nos.open('a', os.O_CREAT)\n")
        self.assertIs(builtins.open, io.open)
        self.assertEqual((tempfile.tempdir, io.FileIO, shutil._use_fd_functions), (temporary, raw, functions))
        self.assertFalse(os.path.exists("/a"))

    def test_the_import_of_an_answer_leaves_no_files(self) -> None:
        source = "import os\nopen('made.txt', 'w').close()\n"
        self.assertEqual(self.returns(source, "os.listdir()"), {"list": []})


if __name__ == "__main__":
    unittest.main()
