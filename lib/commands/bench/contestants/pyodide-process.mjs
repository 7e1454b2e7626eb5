/** Loads Pyodide, checks one answer from stdin with it, and says "passed" or "failed". Run by pyodide.ts. */
import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";

const { modules, checks, source } = JSON.parse(await text(process.stdin));
const pyodide = await loadPyodide();
for (const [name, code] of Object.entries(modules)) pyodide.FS.writeFile(`${name}.py`, code);
const passed = pyodide.pyimport("check_in_pyodide").passes(source, checks);
process.stdout.write(passed ? "passed" : "failed");
