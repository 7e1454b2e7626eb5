/**
 * What a browser may see of an exercise before it is passed: built field by field, so that a new secret stays at home
 * unless someone puts it here. Pure. No tests, solution, wrong answer, correct flag, explanation or key.
 */
import type { Exercise, LocalizedText } from "./schema.ts";

interface CommonView {
  id: string;
  path: string;
  topic: string;
  topicTitle: LocalizedText;
  slug: string;
  title: LocalizedText;
  concepts: string[];
  difficulty: number;
  points: number;
  prompt: LocalizedText;
  hints: { en: string[]; zh: string[] };
}

export type StudentView = CommonView &
  (
    | { kind: "code"; starter: string }
    | { kind: "predict-output"; program: string; lines: string[]; expectedLines: number }
    | { kind: "predict-time"; program: string }
    | { kind: "choice"; options: { id: string; text: LocalizedText }[] }
  );

/** @param seed of the order in which lines to arrange are offered: the same seed, the same order */
export function studentView(exercise: Exercise, seed: string): StudentView {
  const { id, path, topic, topicTitle, slug, title, concepts, difficulty, points, prompt, hints } = exercise;
  const common = { id, path, topic, topicTitle, slug, title, concepts, difficulty, points, prompt, hints };
  switch (exercise.kind) {
    case "code":
      return { ...common, kind: exercise.kind, starter: exercise.files.starter };
    case "predict-output":
      return {
        ...common,
        kind: exercise.kind,
        program: exercise.files.program,
        // Sorted first, so that the order in exercise.yaml tells nothing.
        lines: shuffle([...exercise.lines, ...exercise.distractors].sort(), seed),
        expectedLines: exercise.lines.length,
      };
    case "predict-time":
      return { ...common, kind: exercise.kind, program: exercise.files.program };
    case "choice":
      return {
        ...common,
        kind: exercise.kind,
        options: exercise.options.map((option) => ({ id: option.id, text: option.text })),
      };
  }
}

/** Fisher-Yates on a small seeded generator; not for secrets. */
function shuffle<T>(items: T[], seed: string): T[] {
  const random = randomFrom(seed);
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/** mulberry32 on an FNV-1a hash of the seed. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
