/** Each misreading, by what comes out of it. */
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { type MisreadingName, misread } from "#lib/commands/draft/misread.ts";
import { openPythonTools } from "#lib/commands/draft/python.ts";
import { runSubject, type Subject } from "#lib/commands/draft/subject.ts";
import { openSandbox } from "#lib/grading/sandbox/index.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 1 });
afterAll(() => sandbox.close());
const tools = await openPythonTools(sandbox);

async function subjectOf(...main: string[]): Promise<Subject> {
  const source = [
    "import asyncio",
    "",
    "async def brew(cup, seconds):",
    '    print(f"{cup} in")',
    "    await asyncio.sleep(seconds)",
    '    print(f"{cup} out")',
    "    return cup",
    "",
    "async def main():",
    ...main.map((line) => `    ${line}`),
    "",
    "asyncio.run(main())",
    "",
  ].join("\n");
  const subject = await runSubject(sandbox, tools, { section: [], line: 1, text: "", collapsed: false }, 1, source);
  if (typeof subject === "string") throw new Error(subject);
  return subject;
}

const gathered = await subjectOf('print(await asyncio.gather(brew("tea", 2), brew("mate", 1)))');
const tasks = await subjectOf(
  'tea = asyncio.create_task(brew("tea", 2))',
  'print("made")',
  "await asyncio.sleep(1)",
  "await tea",
);
const lost = await subjectOf('asyncio.create_task(brew("tea", 2))', "await asyncio.sleep(1)");
const sequential = await subjectOf('await brew("tea", 2)', 'await brew("mate", 1)');

test.each<[MisreadingName, Subject, number, string]>([
  ["one-after-another", gathered, 3, "tea in\ntea out\nmate in\nmate out\n['tea', 'mate']\n"],
  ["results-as-they-finish", gathered, 2, "tea in\nmate in\nmate out\ntea out\n['mate', 'tea']\n"],
  ["sleep-blocks", gathered, 3, "tea in\ntea out\nmate in\nmate out\n['tea', 'mate']\n"],
  ["sleep-takes-no-time", gathered, 0, "tea in\ntea out\nmate in\nmate out\n['tea', 'mate']\n"],
  ["tasks-start-at-once", tasks, 2, "tea in\nmade\ntea out\n"],
  ["tasks-start-when-awaited", tasks, 3, "made\ntea in\ntea out\n"],
  ["run-waits-for-all", lost, 2, "tea in\ntea out\n"],
  ["awaits-run-together", sequential, 2, "tea in\nmate in\nmate out\ntea out\n"],
])("%s", async (name, subject, elapsed, stdout) => {
  const found = (await misread(subject)).find((one) => one.name === name);
  expect(found?.observation).toMatchObject({ status: "finished", elapsed, stdout });
});
