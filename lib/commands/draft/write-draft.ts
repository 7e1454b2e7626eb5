/** A draft as the folder of an exercise: written aside and proven first, as `loopwise check` does it. */
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { loadExercise, renderExercise } from "../../exercise-library/index.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { proseProblems } from "../prove/prose.ts";
import { proveExercise } from "../prove/prove-exercise.ts";
import type { Body } from "./body.ts";
import type { Topic } from "./place.ts";
import type { Subject } from "./subject.ts";

export interface Place {
  topic: Topic;
  slug: string;
  id: string;
  source: string;
}

/** @returns what is wrong with it; with nothing wrong it stands in the course's folder */
export async function writeIfProven(
  sandbox: Sandbox,
  course: string,
  subject: Subject,
  body: Body,
  place: Place,
): Promise<string[]> {
  const aside = await mkdtemp(path.join(tmpdir(), "loopwise-draft-"));
  try {
    const folder = path.join(aside, place.topic.folder, place.slug);
    await writeFolder(folder, subject, body, place);
    const problems = await provenProblems(sandbox, folder);
    if (problems.length === 0) await cp(aside, course, { recursive: true });
    return problems;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function provenProblems(sandbox: Sandbox, folder: string): Promise<string[]> {
  const loaded = await loadExercise(folder);
  if (!loaded.ok) return loaded.errors;
  const { problems } = await proveExercise(sandbox, renderExercise(loaded.content, null));
  return [...proseProblems(loaded.content), ...problems];
}

async function writeFolder(folder: string, subject: Subject, body: Body, place: Place): Promise<void> {
  const head = {
    id: place.id,
    kind: body.kind,
    title: body.title,
    concepts: body.concepts,
    difficulty: body.difficulty,
    points: body.points,
    source: place.source,
    ...(Object.keys(subject.world).length > 0 && { world: subject.world }),
    ...body.fields,
    explanation: body.explanation,
  };
  const hints = (language: "en" | "zh") => body.hints.map((one) => `${one[language]}\n`).join("---\n");
  const files: Record<string, string> = {
    "../topic.yaml": stringify({ title: place.topic.title }),
    "exercise.yaml": stringify(head, { aliasDuplicateObjects: false, blockQuote: "literal", lineWidth: 0 }),
    "prompt.en.md": `${body.prompt.en}\n`,
    "prompt.zh.md": `${body.prompt.zh}\n`,
    "hints.en.md": hints("en"),
    "hints.zh.md": hints("zh"),
    ...body.files,
  };
  await mkdir(folder, { recursive: true });
  if (Object.keys(files).some((name) => name.startsWith("wrong/"))) await mkdir(path.join(folder, "wrong"));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
}
