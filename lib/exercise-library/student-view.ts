/**
 * What a browser may see of an exercise before it is passed: built field by field, so that a new secret stays at home
 * unless someone puts it here. Pure. No tests, solution, wrong answer, correct flag, explanation or key.
 */
import type { LaneState } from "../grading/answer.ts";
import { parsonsDistractors, parsonsFrame } from "../grading/parsons.ts";
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

type Side = { id: string; text: LocalizedText };

export type StudentView = CommonView &
  (
    | { kind: "code"; starter: string }
    | { kind: "predict-output"; program: string; lines: string[]; expectedLines: number }
    | { kind: "predict-time"; program: string }
    | { kind: "predict-timeline"; program: string; lanes: string[]; step: number; until: number; states: LaneState[] }
    | { kind: "parsons"; before: string; after: string; base: number; lines: string[] }
    | { kind: "cloze"; template: string; blanks: Record<string, { choices: string[] | null; width: number }> }
    | { kind: "spot"; program: string }
    | { kind: "choice"; options: Side[]; several: boolean }
    | { kind: "match"; lefts: Side[]; rights: Side[] }
  );

/** @param seed of the order in which things to arrange are offered: the same seed, the same order */
export function studentView(exercise: Exercise, seed: string): StudentView {
  const { id, path, topic, topicTitle, slug, title, concepts, difficulty, points, prompt, hints } = exercise;
  const common = { id, path, topic, topicTitle, slug, title, concepts, difficulty, points, prompt, hints };
  // Sorted first, so that the order in the folder tells nothing.
  const mixed = (lines: string[]) => shuffle([...lines].sort(), seed);
  const side = ({ id, text }: Side) => ({ id, text });
  const mixedSides = (sides: Side[]) =>
    shuffle(
      sides.map(side).sort((a, b) => (a.id < b.id ? -1 : 1)),
      seed,
    );
  switch (exercise.kind) {
    case "code":
      return { ...common, kind: exercise.kind, starter: exercise.files.starter };
    case "predict-output": {
      const distractors = exercise.distractors.flatMap((one) => ("line" in one ? [one.line] : []));
      const lines = mixed([...exercise.lines, ...distractors]);
      const { program } = exercise.files;
      return { ...common, kind: exercise.kind, program, lines, expectedLines: exercise.lines.length };
    }
    case "predict-time":
    case "spot":
      return { ...common, kind: exercise.kind, program: exercise.files.program };
    case "predict-timeline": {
      const { lanes, step, until, states } = exercise;
      return { ...common, kind: exercise.kind, program: exercise.files.program, lanes, step, until, states };
    }
    case "parsons": {
      const { pieces, before, after, base } = parsonsFrame(exercise.files.solution);
      const lines = mixed([...pieces.map((piece) => piece.text), ...parsonsDistractors(exercise.files.distractors)]);
      return { ...common, kind: exercise.kind, before, after, base, lines };
    }
    case "cloze": {
      const blanks = Object.entries(exercise.blanks).map(([name, { choices, width }]) => {
        return [name, { choices: choices ? mixed(choices) : null, width }] as const;
      });
      return {
        ...common,
        kind: exercise.kind,
        template: exercise.files.template,
        blanks: Object.fromEntries(blanks),
      };
    }
    case "choice":
      return {
        ...common,
        kind: exercise.kind,
        options: mixedSides(exercise.options),
        several: exercise.options.filter((one) => one.correct).length > 1,
      };
    case "match": {
      return {
        ...common,
        kind: exercise.kind,
        lefts: exercise.pairs.map((pair) => side(pair.left)),
        rights: mixedSides([...exercise.pairs.map((pair) => pair.right), ...exercise.distractors]),
      };
    }
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
