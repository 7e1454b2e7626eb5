/**
 * The whole command on a small document: what it writes is in documents/tea/, what it says in documents/tea.json. To write
 * them anew, run with UPDATE_GOLDEN=1; then read each changed draft as a learner would before committing it.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loopwise } from "../loopwise.ts";

const documents = path.join(import.meta.dirname, "documents");
const golden = path.join(documents, "tea");
const scratch = mkdtempSync(path.join(tmpdir(), "draft-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]),
  );

describe("loopwise draft", () => {
  const out = path.join(scratch, "tea");
  const run = loopwise("draft", path.join(documents, "tea.md"), "--out", out, "--json");

  test("writes these folders, the same each time", () => {
    expect(run.code).toBe(0);
    if (process.env.UPDATE_GOLDEN) {
      rmSync(golden, { recursive: true, force: true });
      cpSync(out, golden, { recursive: true });
    }
    expect(filesOf(out)).toEqual(filesOf(golden));
  });

  test("says what became of each block", () => {
    const { document: _, folder: __, ...report } = JSON.parse(run.stdout);
    const file = path.join(documents, "tea.json");
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    expect(report).toEqual(JSON.parse(readFileSync(file, "utf8")));
  });

  test("what it writes passes check as it is", () => {
    const checked = loopwise("check", out, "--json");
    expect(JSON.parse(checked.stdout)).toMatchObject({ passed: JSON.parse(run.stdout).drafts, failed: 0 });
  });

  test("a folder that is not empty is left alone", () => {
    const again = loopwise("draft", path.join(documents, "tea.md"), "--out", out);
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toBe(`loopwise: ${out}: is not empty: name another folder with --out, or empty it\n`);
  });

  test("a file cannot be the folder", () => {
    const file = path.join(documents, "tea.md");
    expect(loopwise("draft", file, "--out", file)).toMatchObject({
      code: 2,
      stderr: `loopwise: ${file}: cannot be written to: name another folder with --out\n`,
    });
  });

  test("a document without Python ends with 1", () => {
    const file = path.join(scratch, "prose.md");
    writeFileSync(file, "# Tea\n\nNo code here.\n");
    const nothing = loopwise("draft", file, "--out", path.join(scratch, "prose"));
    expect(nothing).toMatchObject({ code: 1, stdout: "0 Python blocks found, 0 of them run, 0 drafts\n" });
  });

  test("a document that is not there ends with 2", () => {
    expect(loopwise("draft", "nowhere.md")).toMatchObject({ code: 2, stderr: "loopwise: nowhere.md: no such file\n" });
  });
});
