/** From an exercise folder to its content, or to what the author has to mend first. */
import { stat } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { contentHash } from "./content-hash.ts";
import { FolderReader } from "./folder-reader.ts";
import { parseYaml } from "./parse-yaml.ts";
import {
  type ExerciseContent,
  type ExerciseFile,
  type ExerciseKind,
  exerciseContent,
  exerciseFile,
  exerciseFileWithVariants,
  topicFile,
} from "./schema.ts";

export type LoadedExercise = { ok: true; content: ExerciseContent; hash: string };
export type RefusedExercise = { ok: false; path: string; errors: string[] };

const everyKind = ["exercise.yaml", "prompt.en.md", "prompt.zh.md", "hints.en.md", "hints.zh.md"];
const variantFile = "variant.py";
const ofKind: Record<ExerciseKind, string[]> = {
  code: ["starter.py", "solution.py", "tests.py"],
  "predict-output": ["program.py"],
  "predict-time": ["program.py"],
  "predict-timeline": ["program.py"],
  parsons: ["solution.py", "distractors.py", "tests.py"],
  cloze: ["template.py", "solution.py", "tests.py"],
  spot: ["program.py"],
  choice: [],
  match: [],
};

/** @param folder of the form …/NN-topic/slug; the topic's own folder holds topic.yaml */
export async function loadExercise(folder: string): Promise<LoadedExercise | RefusedExercise> {
  const absolute = path.resolve(folder);
  const topicFolder = path.dirname(absolute);
  const place = `${path.basename(topicFolder)}/${path.basename(absolute)}`;
  const refuse = (errors: string[]): RefusedExercise => ({ ok: false, path: place, errors });

  const found = await stat(absolute).catch(() => null);
  if (!found?.isDirectory()) return refuse([`there is no exercise folder ${folder}: check the path`]);
  const reader = await FolderReader.open(absolute);
  const topic = await readTopic(topicFolder);
  const head = readHead(reader);
  const errors = [...topic.errors, ...head.errors];
  if (head.value) errors.push(...reader.strays(allowedFiles(head.value)));
  const hints = { en: splitHints(reader.text("hints.en.md")), zh: splitHints(reader.text("hints.zh.md")) };
  const prompt = { en: reader.text("prompt.en.md"), zh: reader.text("prompt.zh.md") };
  if (hints.en.length !== hints.zh.length)
    errors.push(
      `hints.en.md and hints.zh.md have ${hints.en.length} and ${hints.zh.length} steps: give both the same (a line --- parts two steps)`,
    );
  const body = head.value ? readBody(reader, head.value) : null;
  errors.push(...reader.errors);
  if (!body || !topic.value || errors.length > 0) return refuse(errors);

  const content = exerciseContent.safeParse({
    ...body,
    variant: reader.has(variantFile) ? reader.text(variantFile) : null,
    path: place,
    topic: path.basename(topicFolder),
    topicTitle: topic.value.title,
    slug: path.basename(absolute),
    prompt,
    hints,
  });
  if (!content.success) return refuse(content.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  return { ok: true, content: content.data, hash: contentHash(content.data) };
}

async function readTopic(folder: string): Promise<{ value: z.infer<typeof topicFile> | null; errors: string[] }> {
  const reader = await FolderReader.open(folder);
  const source = reader.text("topic.yaml");
  if (source === "")
    return { value: null, errors: ["../topic.yaml is missing: name the topic there (title: {en: …, zh: …})"] };
  return parseYaml("../topic.yaml", source, topicFile);
}

function readHead(reader: FolderReader): { value: ExerciseFile | null; errors: string[] } {
  const source = reader.text("exercise.yaml");
  if (source === "") return { value: null, errors: [] };
  return parseYaml("exercise.yaml", source, reader.has(variantFile) ? exerciseFileWithVariants : exerciseFile);
}

function allowedFiles(head: ExerciseFile): string[] {
  const wrong = "wrong" in head ? head.wrong.map((one) => one.file) : [];
  return [...everyKind, variantFile, ...ofKind[head.kind], ...wrong];
}

/** The head with the files that its kind wants; what is missing is noted by the reader. */
function readBody(reader: FolderReader, head: ExerciseFile): object {
  const names = ofKind[head.kind];
  const files = Object.fromEntries(names.map((name) => [name.replace(/\.py$/, ""), reader.text(name)]));
  return {
    ...head,
    ...(names.length > 0 && { files }),
    ...("wrong" in head && { wrong: head.wrong.map((one) => ({ ...one, source: reader.text(one.file) })) }),
  };
}

/** Steps are parted by a line of three hyphens. */
function splitHints(markdown: string): string[] {
  return markdown
    .split(/^---$/m)
    .map((step) => step.trim())
    .filter((step) => step !== "");
}
