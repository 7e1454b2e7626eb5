import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loopwise } from "./loopwise.ts";

const scratch = mkdtempSync(path.join(tmpdir(), "loopwise-commands-"));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(scratch, name), content);
  return path.join(scratch, name);
};
afterAll(() => rmSync(scratch, { recursive: true }));

const code = "exercises/03-tasks/sequential-to-concurrent";
const choice = "exercises/03-tasks/coroutine-task-future";
const time = "exercises/04-gather/waiting-time";
const broken = path.join(scratch, "01-topic/broken");

beforeAll(async () => {
  await mkdir(path.join(scratch, "01-topic"));
  await mkdir(path.join(scratch, "empty"));
  await cp(code, broken, { recursive: true });
  await cp("exercises/03-tasks/topic.yaml", path.join(scratch, "01-topic/topic.yaml"));
  file("01-topic/broken/notes.txt", "later");
});

/** Exit 2, nothing on stdout, one line on stderr. */
function refusal(...args: string[]): string {
  const { code: exit, stdout, stderr } = loopwise(...args);
  expect({ exit, stdout, lines: stderr.split("\n").length - 1 }, stderr).toEqual({ exit: 2, stdout: "", lines: 1 });
  return stderr.trim();
}

describe("usage", () => {
  test.each([
    [[], /name a command: run, grade, check, .*doctor, bench, work/],
    [["fly"], /unknown command 'fly'|too many arguments/],
    [["run"], /missing required argument 'FILE\.py'/],
    [["run", "a.py", "b.py"], /too many arguments/],
    [["run", "a.py", "--fast"], /unknown option '--fast'/],
    [["grade", code], /missing required argument 'ANSWER_FILE'/],
    [["grade", code, "a.py", "--seed", "x"], /'x' is invalid.*Give a whole number, or a learner's seed/],
  ])("loopwise %j is refused in one line", (args, sentence) => {
    expect(refusal(...args)).toMatch(sentence);
  });

  test("--help explains and succeeds", () => {
    const { code: exit, stdout, stderr } = loopwise("--help");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    for (const command of ["run", "grade", "check", "doctor", "bench", "work"])
      expect(stdout).toContain(`  ${command} `);
  });
});

describe("files", () => {
  test("that are missing, folders or no text are named", () => {
    expect(refusal("run", "missing.py")).toBe("loopwise: missing.py: no such file");
    expect(refusal("run", "lib")).toBe("loopwise: lib: is a folder, not a file");
    expect(refusal("grade", code, "missing.py")).toBe("loopwise: missing.py: no such file");
    const binary = file("binary.py", new Uint8Array([0xff, 0xfe, 0x00]));
    expect(refusal("run", binary)).toBe(`loopwise: ${binary}: is not a UTF-8 text`);
  });

  test("that declare no world are refused with where and what", () => {
    const program = file("program.py", "print(1)");
    const world = (text: string) => refusal("run", program, "--world", file("world.yaml", text));
    expect(refusal("run", program, "--world", "missing.yaml")).toBe("loopwise: missing.yaml: no such file");
    expect(world("http: [")).toMatch(/world\.yaml: .*mend the YAML there/);
    expect(world("network: {}")).toMatch(/world\.yaml: unknown key “network”: remove it or correct its spelling/);
    expect(world("http: {https://a.example/: {latncy: 1}}")).toMatch(
      /http\.https:\/\/a\.example\/: unknown key “latncy”/,
    );
    expect(world("http: {https://a.example/: {latency: soon}}")).toMatch(/latency: a number of seconds, or \{name\}/);
  });

  test("that are no answer to the exercise are refused with the shape of one", () => {
    expect(refusal("grade", code, file("a.json", "{}"))).toMatch(/sequential-to-concurrent \(code\) wants a \.py file/);
    expect(refusal("grade", time, file("a.py", "8"))).toMatch(
      /gather-waiting-time \(predict-time\) wants a \.json file/,
    );
    expect(refusal("grade", time, file("b.json", "{"))).toMatch(/b\.json: is not JSON: write \{"seconds": 3\}/);
    expect(refusal("grade", time, file("c.json", "[8]"))).toMatch(/c\.json: is not an object: write \{"seconds": 3\}/);
    expect(refusal("grade", time, file("d.json", '{"seconds": "8"}'))).toMatch(/seconds: .*expected number.*: write/);
    expect(refusal("grade", time, file("e.json", '{"seconds": 8, "kind": "predict-time"}'))).toMatch(/leave out kind/);
    expect(refusal("grade", choice, file("f.json", '{"choice": "z"}'))).toMatch(/there is no option "z"/);
  });

  test("that are larger than an answer may be are refused", () => {
    expect(refusal("grade", code, file("large.py", "x".repeat(70_000)))).toMatch(
      /has 70000 bytes, more than the 65536/,
    );
    // 60,000 quotes are 120,000 bytes of JSON.
    expect(refusal("grade", code, file("quotes.py", '"'.repeat(60_000)))).toMatch(/may have 65536 bytes at most/);
  });
});

describe("exercise folders", () => {
  test("that are missing or broken are named", () => {
    const answer = `${code}/solution.py`;
    expect(refusal("grade", "exercises/nowhere", answer)).toMatch(/there is no exercise folder exercises\/nowhere/);
    expect(refusal("grade", broken, answer)).toMatch(/01-topic\/broken: notes\.txt does not belong in this folder/);
    expect(refusal("check", path.join(scratch, "nowhere"))).toMatch(/nowhere: no such folder/);
    expect(refusal("check", path.join(scratch, "empty"))).toMatch(/empty: holds no exercise/);
  });
});
