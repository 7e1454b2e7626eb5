/** Scaffolds an exercise: small, complete and proven, but for the prose that its author has to write. */
import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { type ExerciseKind, exerciseKinds, loadExercises } from "../exercise-library/index.ts";
import { jsonSchemas } from "../exercise-library/json-schema.ts";
import { BadInput } from "./bad-input.ts";
import { print } from "./print.ts";
import { projectRoot } from "./project-root.ts";

const templates = path.join(import.meta.dirname, "new", "templates");
/** Values for the places of parameters, where an exercise has no variants. */
const sampleFile = "sample.yaml";
const place = /^(\d\d-[a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

export interface NewOptions {
  /** folder of the course; the project's own unless it is said */
  course?: string;
  variants?: boolean;
}

/** @returns true: it is there now */
export async function newExercise(kind: string, topicAndSlug: string, options: NewOptions): Promise<boolean> {
  const known = exerciseKinds.find((one) => one === kind);
  if (!known) throw new BadInput(`${kind}: is no kind of exercise: name one of ${exerciseKinds.join(", ")}`);
  const [, topic, slug] = place.exec(topicAndSlug) ?? [];
  if (!topic || !slug)
    throw new BadInput(`${topicAndSlug}: name a topic and the exercise's own folder, such as 04-gather/print-order`);
  const course = path.resolve(options.course ?? path.join(projectRoot, "exercises"));
  const folder = path.join(course, topic, slug);
  if (await exists(folder)) throw new BadInput(`${folder}: is there already: choose another name, or delete it first`);

  const files = await fromTemplate(known, await freeId(course, topic, slug), options.variants ?? false);
  if (!(await exists(path.join(course, topic, "topic.yaml")))) files.set("../topic.yaml", topicTemplate);
  for (const [name, schema] of Object.entries(jsonSchemas))
    if (!(await exists(path.join(course, name)))) files.set(`../../${name}`, schema());
  for (const [name, text] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text, { flag: "wx" });
  }
  const relative = path.relative(process.cwd(), folder);
  sayWhatIsNext(relative.startsWith("..") ? folder : relative, known);
  return true;
}

const topicTemplate = `# yaml-language-server: $schema=../topic.schema.json
title:
  en: "TODO: the topic in a few words"
  zh: 待办：用几个字说明主题
`;

/** The files of a new exercise, by name. */
async function fromTemplate(kind: ExerciseKind, id: string, withVariants: boolean): Promise<Map<string, string>> {
  const folder = path.join(templates, kind);
  const sample: Record<string, string | number> = parse(await readFile(path.join(folder, sampleFile), "utf8"));
  const fillIn = (text: string) =>
    withVariants ? text : text.replaceAll(/\$\{(\w+)\}/g, (_all, name: string) => String(sample[name]));
  const files = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name));
    if (name === sampleFile || (name === "variant.py" && !withVariants)) continue;
    const text = await readFile(path.join(folder, name), "utf8");
    files.set(name, name === "exercise.yaml" ? fillIn(text.replace("id: SLUG", `id: ${id}`)) : fillIn(text));
  }
  return files;
}

/** The slug, unless an exercise of the course has it for an id. */
async function freeId(course: string, topic: string, slug: string): Promise<string> {
  const { exercises } = (await exists(course)) ? await loadExercises(course) : { exercises: [] };
  const taken = new Set(exercises.map(({ content }) => content.id));
  return taken.has(slug) ? `${topic.replace(/^\d\d-/, "")}-${slug}` : slug;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

function sayWhatIsNext(folder: string, kind: ExerciseKind): void {
  print(`${folder} is a complete exercise of kind ${kind}, but for its prose. Next:
  1. write what says TODO or 待办, and make the rest yours
  2. npx loopwise check ${folder}      lists what is left, and what does not hold
  3. npx loopwise preview ${folder}    shows it as a student sees it, and again as you save`);
}
