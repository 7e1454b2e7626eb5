import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { loadExercise, loadExercises } from "#lib/exercise-library/index.ts";

const course = path.resolve(import.meta.dirname, "../../exercises");
const scratch = await mkdtemp(path.join(tmpdir(), "loopwise-exercises-"));
const code = "03-tasks/sequential-to-concurrent";
const choice = "03-tasks/coroutine-task-future";
const output = "04-gather/print-order";

afterAll(() => rm(scratch, { recursive: true }));
beforeEach(async () => {
  await rm(scratch, { recursive: true });
  await cp(course, scratch, { recursive: true });
});

const at = (exercise: string, file: string) => path.join(scratch, exercise, file);
const replace = async (exercise: string, file: string, from: string | RegExp, to: string) => {
  const text = await readFile(at(exercise, file), "utf8");
  expect(text).toMatch(from);
  await writeFile(at(exercise, file), text.replace(from, to));
};
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const errorsOf = async (exercise: string) => {
  const loaded = await loadExercise(path.join(scratch, exercise));
  return loaded.ok ? [] : loaded.errors;
};

describe("the course", () => {
  test("loads in the order of topics and difficulty", async () => {
    const { exercises, refused } = await loadExercises(scratch);
    expect(refused).toEqual([]);
    const places = exercises.map(({ content }) => [content.topic, content.difficulty, content.slug] as const);
    expect(places.length).toBeGreaterThan(5);
    const inOrder = places.toSorted(
      ([topic, difficulty, slug], [otherTopic, otherDifficulty, otherSlug]) =>
        compare(topic, otherTopic) || difficulty - otherDifficulty || compare(slug, otherSlug),
    );
    expect(places).toEqual(inOrder);
  });

  test("refuses the second of two exercises with the same id", async () => {
    await replace(output, "exercise.yaml", "id: gather-print-order", "id: forgotten-await");
    const { exercises, refused } = await loadExercises(scratch);
    expect(exercises.map(({ content }) => content.path)).not.toContain(output);
    expect(refused).toEqual([
      {
        ok: false,
        path: output,
        errors: ["exercise.yaml: id: 01-coroutines/forgotten-await has forgotten-await already: choose another"],
      },
    ]);
  });
});

describe("a loaded exercise", () => {
  test("keeps its hash until its content changes", async () => {
    const hash = async () => {
      const loaded = await loadExercise(path.join(scratch, code));
      return loaded.ok ? loaded.hash : null;
    };
    const before = await hash();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    // The line ends of another system are no change.
    const tests = await readFile(at(code, "tests.py"), "utf8");
    await writeFile(at(code, "tests.py"), tests.replaceAll("\n", "\r\n"));
    expect(await hash()).toBe(before);
    await writeFile(at(code, "tests.py"), `${tests}\n# changed`);
    expect(await hash()).not.toBe(before);
  });

  test("has its hints step by step in both languages", async () => {
    const loaded = await loadExercise(path.join(scratch, code));
    expect(loaded.ok && [loaded.content.hints.en.length, loaded.content.hints.zh.length]).toEqual([3, 3]);
  });
});

describe("a broken folder is refused with what to do", () => {
  const cases: [string, () => Promise<unknown>, string, RegExp][] = [
    ["no such folder", () => rm(path.join(scratch, code), { recursive: true }), code, /there is no exercise folder/],
    ["no exercise.yaml", () => rm(at(code, "exercise.yaml")), code, /exercise\.yaml is missing: write it/],
    ["a missing language", () => rm(at(code, "prompt.zh.md")), code, /prompt\.zh\.md is missing: write it/],
    ["an empty prompt", () => writeFile(at(code, "prompt.en.md"), " \n"), code, /prompt\.en\.md is empty: write it/],
    ["a missing solution", () => rm(at(code, "solution.py")), code, /solution\.py is missing: write it/],
    ["no topic", () => rm(path.join(scratch, "03-tasks/topic.yaml")), code, /topic\.yaml is missing: name the topic/],
    [
      "a stray file",
      () => writeFile(at(code, "notes.txt"), "later"),
      code,
      /notes\.txt does not belong in this folder: delete it or rename it to one of exercise\.yaml/,
    ],
    ["a stray folder", () => mkdir(at(code, "old")), code, /old\/ does not belong in this folder/],
    [
      "a wrong answer that nobody names",
      () => writeFile(at(code, "wrong/another.py"), "pass"),
      code,
      /wrong\/another\.py is not named in exercise\.yaml: add it to wrong/,
    ],
    [
      "a wrong answer that is not there",
      () => rm(at(code, "wrong/only-two-at-once.py")),
      code,
      /wrong\/only-two-at-once\.py is missing/,
    ],
    ["an image as a prompt", () => writeFile(at(code, "prompt.en.md"), "x".repeat(70_000)), code, /at most 64 KiB/],
    [
      "hints in steps that differ",
      () => writeFile(at(code, "hints.zh.md"), "一步"),
      code,
      /hints\.en\.md and hints\.zh\.md have 3 and 1 steps: give both the same/,
    ],
    [
      "an unknown key",
      () => replace(code, "exercise.yaml", "points: 10", "points: 10\nscore: 10"),
      code,
      /exercise\.yaml: unknown key “score”: remove it or correct its spelling/,
    ],
    [
      "a key of another kind",
      () => replace(choice, "exercise.yaml", "points: 5", "points: 5\nlines: [a, b]"),
      choice,
      /unknown key “lines”/,
    ],
    [
      "a missing key",
      () => replace(code, "exercise.yaml", "points: 10\n", ""),
      code,
      /exercise\.yaml: points: is missing: add a number/,
    ],
    [
      "a title in one language",
      () => replace(code, "exercise.yaml", /\n {2}zh: 三个请求同时进行/, ""),
      code,
      /exercise\.yaml: title\.zh: is missing: add a text/,
    ],
    [
      "a value of another type",
      () => replace(code, "exercise.yaml", "difficulty: 2", "difficulty: easy"),
      code,
      /exercise\.yaml: difficulty: .*expected number.*: write a number/,
    ],
    [
      "too hard",
      () => replace(code, "exercise.yaml", "difficulty: 2", "difficulty: 9"),
      code,
      /difficulty: write at most 5/,
    ],
    [
      "an unknown kind",
      () => replace(code, "exercise.yaml", "kind: code", "kind: essay"),
      code,
      /kind: name one of the kinds code, predict-output/,
    ],
    [
      "a link in place of a wrong answer",
      async () => {
        await rm(at(code, "wrong/blocking-fetch.py"));
        await symlink(at(code, "solution.py"), at(code, "wrong/blocking-fetch.py"));
      },
      code,
      /wrong\/blocking-fetch\.py cannot be read as a text/,
    ],
    [
      "a link in place of the folder of wrong answers",
      async () => {
        await cp(at(code, "wrong"), at(code, "../elsewhere"), { recursive: true });
        await rm(at(code, "wrong"), { recursive: true });
        await symlink(at(code, "../elsewhere"), at(code, "wrong"));
      },
      code,
      /wrong\/ does not belong in this folder/,
    ],
    [
      "a link to a file in place of that folder",
      async () => {
        await rm(at(code, "wrong"), { recursive: true });
        await symlink(at(code, "solution.py"), at(code, "wrong"));
      },
      code,
      /wrong\/ does not belong in this folder/,
    ],
    [
      "a file of no end",
      async () => {
        await rm(at(code, "wrong/blocking-fetch.py"));
        await symlink("/dev/zero", at(code, "wrong/blocking-fetch.py"));
      },
      code,
      /wrong\/blocking-fetch\.py cannot be read as a text/,
    ],
    [
      "a file larger than any program's",
      () => writeFile(at(code, "solution.py"), "#".repeat(64 * 1024 + 1)),
      code,
      /solution\.py cannot be read as a text of at most 64 KiB/,
    ],
    [
      "an id with blanks",
      () => replace(code, "exercise.yaml", "id: sequential-to-concurrent", "id: three at once"),
      code,
      /id: use lower-case words joined by hyphens/,
    ],
    [
      "broken YAML",
      () => replace(code, "exercise.yaml", "points: 10", "points: [10"),
      code,
      /exercise\.yaml: .*line \d+.*: mend the YAML there/,
    ],
    [
      "a text that is emphasised from its beginning",
      () => replace(code, "exercise.yaml", /\n {2}en: .*/, "\n  en: *together*"),
      code,
      /exercise\.yaml: Unresolved alias .*together\*: put a text that begins with \* between quotes/,
    ],
    [
      "aliases of aliases without end",
      () => {
        const levels = "abcdef".split("").map((name, index, all) => {
          const items = Array(10).fill(index === 0 ? "x" : `*${all[index - 1]}`);
          return `${name}: &${name} [${items.join(", ")}]`;
        });
        return writeFile(at(code, "exercise.yaml"), levels.join("\n"));
      },
      code,
      /exercise\.yaml: Excessive alias count/,
    ],
    [
      "an alias within what it names",
      async () => {
        await writeFile(at(code, "variant.py"), "def generate(rng):\n    return {}\n");
        await replace(code, "exercise.yaml", "points: 10", "points: 10\nworld: &all\n  files: *all");
      },
      code,
      /exercise\.yaml: an alias \(\*\) stands within what it names/,
    ],
    [
      "a key given twice",
      () => replace(code, "exercise.yaml", "points: 10", "points: 10\npoints: 12"),
      code,
      /exercise\.yaml: .*unique.*: mend the YAML there/,
    ],
    [
      "no right option",
      () => replace(choice, "exercise.yaml", "    correct: true\n", ""),
      choice,
      /options: mark at least one option correct: true/,
    ],
    [
      "two options with one id",
      () => replace(choice, "exercise.yaml", "  - id: b\n", "  - id: a\n"),
      choice,
      /options: give each its own id/,
    ],
  ];

  test.each(cases)("%s", async (_name, breakIt, exercise, sentence) => {
    await breakIt();
    expect((await errorsOf(exercise)).join("\n")).toMatch(sentence);
  });
});
