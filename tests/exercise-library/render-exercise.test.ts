/** What becomes of `${name}` in an exercise's texts, files and world, wherever it stands. */
import { describe, expect, test } from "vitest";
import { type ExerciseContent, type Parameters, RenderError, renderExercise } from "#lib/exercise-library/index.ts";

const both = (text: string) => ({ en: text, zh: text });
const place = (name: string) => `\${${name}}`;

const contentWith = (texts: { program?: string; prompt?: string; seconds?: string; world?: object }) =>
  ({
    kind: "predict-time",
    id: "how-long",
    title: both("How long"),
    concepts: ["sleep"],
    difficulty: 1,
    points: 4,
    source: "none",
    limits: {},
    hintRules: [],
    explanation: both("So it is."),
    path: "01-topic/how-long",
    topic: "01-topic",
    topicTitle: both("Topic"),
    slug: "how-long",
    prompt: both(texts.prompt ?? "How long?"),
    hints: { en: ["Count."], zh: ["Count."] },
    world: texts.world ?? {},
    variant: "def generate(rng): …",
    files: { program: texts.program ?? "pass" },
    distractors: [{ seconds: texts.seconds ?? 3, explanation: both("No.") }],
  }) as ExerciseContent;

function programWith(program: string, parameters: Parameters) {
  const rendered = renderExercise(contentWith({ program }), parameters);
  return rendered.kind === "predict-time" ? rendered.files.program : null;
}

describe("a parameter", () => {
  test.each([
    ["a text is put in as it is", place("a"), 'x"y', 'x"y'],
    ["what looks like a place in a value is none", place("a"), `${place("a")} $$ $&`, `${place("a")} $$ $&`],
    ["two dollars are one, before a place as well", `$$${place("a")} $${place("a")} $5 $`, 1, `$1 ${place("a")} $5 $`],
    [
      "values are written as Python writes them",
      place("a"),
      [1, 0.5, true, null, "é\n"],
      '[1, 0.5, True, None, "é\\n"]',
    ],
  ])("%s", (_what, program, a, expected) => {
    expect(programWith(program, { a })).toBe(expected);
  });

  test("is a number where one is wanted, in a distractor and in the world", () => {
    const world = { http: { "https://example.com/a": place("a") }, files: {} };
    const rendered = renderExercise(contentWith({ seconds: place("a"), world }), { a: 0.25 });
    expect(rendered).toMatchObject({
      distractors: [{ seconds: 0.25 }],
      world: { http: { "https://example.com/a": 0.25 } },
    });
  });

  test.each(["b", "constructor", "toString", "hasOwnProperty"])("%s, which nobody gives, is named", (name) => {
    for (const content of [
      contentWith({ prompt: place(name) }),
      contentWith({ world: { files: { "a.txt": place(name) } } }),
    ])
      expect(() => renderExercise(content, { a: 1 })).toThrow(`variant.py gives no parameter ${name}; it gives a`);
  });

  test("that does not fit where it stands is refused", () => {
    for (const a of [-1, "three", [1], null])
      expect(() => renderExercise(contentWith({ seconds: place("a") }), { a })).toThrow(RenderError);
  });
});
