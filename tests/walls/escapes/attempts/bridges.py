#: imports the browser's globals
import js
breach(js.globalThis)
#: imports pyodide and runs JavaScript
import pyodide.code
breach(pyodide.code.run_js("process.env"))
#: imports pyodide's own module of JavaScript functions
import pyodide_js
breach(pyodide_js.version)
#: imports the foreign function interface
from pyodide.ffi import create_proxy, run_sync, to_js
breach(to_js([1]))
#: imports pyodide's base
import _pyodide._base
breach(_pyodide._base.eval_code("1"))
#: imports the bridge's core
import sys
sys.modules.pop("_pyodide_core", None)
import _pyodide_core
breach(dir(_pyodide_core))
#: makes the bridge's core through the importer of built-in modules
import importlib.util, sys
from importlib.machinery import BuiltinImporter
spec = importlib.util.spec_from_loader("_pyodide_core", BuiltinImporter)
core = importlib.util.module_from_spec(spec)
spec.loader.exec_module(core)
breach(dir(core))
#: makes the bridge's core through _imp
import _imp, types
spec = types.SimpleNamespace(name="_pyodide_core", origin="built-in", loader=None)
core = _imp.create_builtin(spec)
breach((core, _imp.exec_builtin(core)))
#: puts a finder in front that claims to know js
import importlib.abc, importlib.machinery, sys
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, importlib.machinery.BuiltinImporter, origin="built-in")
sys.meta_path.insert(0, Finder())
import js
breach(js.globalThis)
#: looks for proxies of JavaScript among all objects
import gc
found = [thing for thing in gc.get_objects() if "js" in type(thing).__module__.lower().split(".") or type(thing).__name__.startswith("JsProxy")]
if found: breach(found)
print(len(found))
#: looks for classes of the bridge below object
def walk(cls):
    for sub in type.__subclasses__(cls):
        yield sub
        yield from walk(sub)
names = sorted({cls.__name__ for cls in walk(object) if cls.__name__.startswith(("Js", "PyProxy", "Jsv"))})
if names: breach(names)
print(names)
#: calls the browser's debugger and log
import posix
tell(lambda: posix._emscripten_log(CANARY["mark"]), lambda: posix._emscripten_debugger())
#: calls the browser's log
import posix
tell(lambda: posix._emscripten_log(CANARY["mark"]))
#: gives the shell a command
import os
breach(os.system(f"touch {CANARY['directory']}/{CANARY['mark']}"))
#: asks what runtime it is in
import sys, platform, sysconfig
tell(lambda: sys._emscripten_info, platform.platform, platform.node, platform.libc_ver, sysconfig.get_platform, lambda: sys.executable)
#: opens a page
import webbrowser
tell(lambda: webbrowser.open(f"http://localhost:{CANARY['port']}/"), lambda: webbrowser.get().open("file:///etc/passwd"))
#: sends a script to another Python process
import sys, os
tell(lambda: sys.remote_exec(CANARY["process"], CANARY["file"]), lambda: sys.remote_exec(os.getpid(), CANARY["file"]))
#: reads another process with the debugging module
import _remote_debugging
tell(lambda: dir(_remote_debugging), lambda: _remote_debugging.RemoteUnwinder(CANARY["process"]), lambda: _remote_debugging.RemoteUnwinder(1))
#: waits for a promise
import pyodide_js._api
breach(pyodide_js._api)
#: fuzzes the entries that CPython keeps for fuzzers
import _xxtestfuzz, random
pick = random.Random(5)
for _ in range(300):
    _xxtestfuzz.run(bytes(pick.randrange(256) for _ in range(pick.randrange(200))))
