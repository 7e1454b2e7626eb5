"""Build step: /stdlib.zip (sources) -> /stdlib-compiled.zip (byte code), inside the interpreter that will read it.

Runs in `__main__` of the trusted build-time interpreter. Byte code is stored unchecked and uncompressed: an import
inside the sandbox then costs neither a compilation nor an inflation. Dates are fixed, so that two builds are alike.
"""

import importlib._bootstrap_external
import importlib.util
import sys
import zipfile

ARCHIVE = "/lib/python%d%d.zip/" % sys.version_info[:2]
# The Python half of the bridge to JavaScript, which has no other half here.
LEFT_OUT = ("pyodide/", "_pyodide/")
EPOCH = (1980, 1, 1, 0, 0, 0)


def compile_archive(source_path: str, compiled_path: str) -> None:
    with zipfile.ZipFile(source_path) as source, zipfile.ZipFile(compiled_path, "w") as compiled:
        for name in source.namelist():
            if name.startswith(LEFT_OUT):
                continue
            data = source.read(name)
            if name.endswith(".py"):
                name, data = name + "c", to_byte_code(name, data)
            compiled.writestr(zipfile.ZipInfo(name, EPOCH), data)


def to_byte_code(name: str, source: bytes) -> bytes:
    code = compile(source, ARCHIVE + name, "exec", dont_inherit=True, optimize=0)
    hashed = importlib.util.source_hash(source)
    return bytes(importlib._bootstrap_external._code_to_hash_pyc(code, hashed, False))


compile_archive("/stdlib.zip", "/stdlib-compiled.zip")
