/**
 * Kind × answer: what each specimen under exercises/ says to right, wrong, partly right and malformed answers, kept as
 * table.md. To write it anew, run with UPDATE_GOLDEN=1; then read each changed row as a learner would before committing it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { renderVariant } from "#lib/catalogue/render-variant.ts";
import { BadInput } from "#lib/commands/bad-input.ts";
import { readAnswer } from "#lib/commands/read-answer.ts";
import { type ExerciseContent, loadExercises } from "#lib/exercise-library/index.ts";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { openSandbox } from "#lib/grading/sandbox/index.ts";
import { type Localized, type Verdict, verdict } from "#lib/grading/verdict.ts";

const here = import.meta.dirname;
const given = z.strictObject({
  what: z.string(),
  file: z.string().optional(),
  text: z.string().optional(),
  answer: z.json().optional(),
});
type Given = z.infer<typeof given>;
const answers = z
  .record(z.string(), z.array(given))
  .parse(parse(readFileSync(path.join(here, "answers.yaml"), "utf8")));

const { exercises, refused } = await loadSpecimens();
const scratch = mkdtempSync(path.join(tmpdir(), "loopwise-kinds-"));
const sandbox = await openSandbox({ cacheDir: path.resolve(here, "../../../.cache/images"), size: 2 });
afterAll(() => {
  sandbox.close();
  rmSync(scratch, { recursive: true });
});

async function loadSpecimens() {
  const loaded = await loadExercises(path.join(here, "exercises"));
  return {
    exercises: new Map(loaded.exercises.map(({ content }) => [content.slug, content])),
    refused: loaded.refused,
  };
}

/** The file that the answer would be handed in as on the command line. */
function answerFile(slug: string, { file, text, answer }: Given): string {
  if (file !== undefined) return path.join(here, "exercises/01-kinds", slug, file);
  const name = path.join(scratch, answer === undefined && slug === "code" ? "answer.py" : "answer.json");
  writeFileSync(name, text ?? JSON.stringify(answer));
  return name;
}

async function gradeOrRefuse(content: ExerciseContent, one: Given): Promise<Verdict | string> {
  const { exercise } = await renderVariant(sandbox, content, "0");
  const file = answerFile(content.slug, one);
  try {
    const answer = await readAnswer(file, exercise);
    const graded = await gradeAnswer({ sandbox, exercise, answer, seed: 0, now: () => 0 });
    return verdict.parse(graded.verdict);
  } catch (error) {
    if (error instanceof BadInput) return error.message.replace(file, path.basename(file));
    throw error;
  }
}

/** What an answer's name promises. */
const expectedEnd = ({ what }: Given) => /^(right|malformed)/.exec(what)?.[0] ?? "wrong";

const marks = { passed: "✓", failed: "✗", "not-run": "–" } as const;

function row(slug: string, { what }: Given, seen: Verdict | string): string {
  if (typeof seen === "string") return cells([slug, what, "refused", "", seen, ""]);
  const said = (language: keyof Localized) =>
    seen.tests
      .map(
        ({ title, status, message }) =>
          `${marks[status]} ${title[language]}${message ? ` → ${message[language]}` : ""}`,
      )
      .join("\n");
  return cells([slug, what, seen.status, `${seen.score} of ${seen.maxScore}`, said("en"), said("zh")]);
}

const cells = (texts: string[]) =>
  `| ${texts.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", "<br>")).join(" | ")} |`;

test("each answer to each kind of exercise earns the score and the sentences of the table", async () => {
  expect(refused).toEqual([]);
  expect([...exercises.keys()].toSorted()).toEqual(Object.keys(answers).toSorted());
  const rows: string[] = [];
  const otherwise: string[] = [];
  for (const [slug, handedIn] of Object.entries(answers))
    for (const one of handedIn) {
      const seen = await gradeOrRefuse(exercises.get(slug) as ExerciseContent, one);
      const end = typeof seen === "string" ? "malformed" : seen.status === "passed" ? "right" : "wrong";
      if (end !== expectedEnd(one)) otherwise.push(`${slug}, ${one.what}: ${end}`);
      rows.push(row(slug, one, seen));
    }
  const head = [
    "What a learner is told (table.test.ts writes this table).",
    "",
    cells(["specimen", "answer", "status", "score", "English", "中文"]),
    "|---|---|---|---|---|---|",
  ];
  const table = `${[...head, ...rows].join("\n")}\n`;
  const file = path.join(here, "table.md");
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, table);
  expect(otherwise).toEqual([]);
  expect(table).toBe(readFileSync(file, "utf8"));
}, 180_000);
