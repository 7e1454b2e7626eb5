/**
 * Hidden tests for a program, and wrong answers that each fail exactly one of them. Which tests there are is chosen by
 * what the wrong answers do: of all sets of tests the one that tells most of them apart.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Observation } from "../../grading/observation.ts";
import { printedLines } from "../../grading/observe-own-program.ts";
import { printsData, type Subject } from "./subject.ts";

export interface Attempt {
  /** in kebab case, for the file's name */
  name: string;
  source: string;
  observation: Observation;
}

export interface Tested {
  /** tests.py */
  tests: string;
  wrong: { file: string; fails: string; source: string }[];
}

const testNames = [
  "prints_every_line",
  "prints_in_order",
  "takes_its_time",
  "never_blocks",
  "awaits_everything",
] as const;
type TestName = (typeof testNames)[number];
const mostWrong = 4;

const sorted = (lines: string[]) => JSON.stringify([...lines].sort());
const finds = (seen: Observation, ...kinds: string[]) => seen.diagnostics.some((one) => kinds.includes(one.kind));

/** As the checks of the judge see it (judge/seen): that they agree is confirmed by grading. */
function passes(test: TestName, right: Observation, seen: Observation): boolean {
  if (seen.status !== "finished") return false;
  switch (test) {
    case "prints_every_line":
      return sorted(printedLines(seen)) === sorted(printedLines(right));
    case "prints_in_order":
      return seen.stdout === right.stdout;
    case "takes_its_time":
      return seen.elapsed === right.elapsed;
    case "never_blocks":
      return (
        !finds(seen, "blocking-call", "cpu-hog") &&
        !seen.tasks.some((task) => task.spans.some((span) => span.state === "block"))
      );
    case "awaits_everything":
      return !finds(seen, "never-awaited", "task-lost");
  }
}

interface Wanted {
  /** a run of the program as it should be */
  right: Observation;
  /** runs of what must fail some test, such as the starter */
  unfinished: Observation[];
  /** typical ones first */
  attempts: Attempt[];
  /** attempts that fail exactly one test */
  fewest: number;
  /** lines in a wrong order are what the exercise is about */
  asksForOrder: boolean;
}

/** @returns null where no set of tests does what is wanted */
export async function chooseTests(
  { legalOrders }: Subject,
  { right, unfinished, attempts, fewest, asksForOrder }: Wanted,
): Promise<Tested | null> {
  const telling = testNames.filter((test) => passes(test, right, right) && isTelling(test, right));
  // An order that asyncio leaves open is none to insist on.
  const fitting = subsets(telling.filter((test) => test !== "prints_in_order" || legalOrders?.length === 1));
  const choices = fitting.flatMap((tests) => {
    const failing = (seen: Observation) => tests.filter((test) => !passes(test, right, seen));
    if (unfinished.some((seen) => failing(seen).length === 0)) return [];
    const wrong = attempts.flatMap((attempt) => {
      const [fails, ...others] = failing(attempt.observation);
      return fails !== undefined && others.length === 0 ? [{ attempt, fails }] : [];
    });
    if (wrong.length < fewest) return [];
    const apart = new Set(wrong.map((one) => one.fails)).size;
    const caught = attempts.filter((one) => failing(one.observation).length > 0).length;
    const order = asksForOrder && tests.includes("prints_in_order") ? 1 : 0;
    // What the program does is tested above all: what it prints, and how long it takes. Then, what is wrong is caught.
    const score =
      10_000 * essentials(tests) + 5_000 * order + 100 * caught + 10 * apart + wrong.length + tests.length / 10;
    return [{ tests, wrong, score }];
  });
  const [best] = choices.toSorted((one, other) => other.score - one.score);
  if (!best) return null;
  return { tests: await testsFile(right, best.tests), wrong: pick(best.wrong, fewest) };
}

const essentials = (tests: TestName[]) => tests.filter((test) => /^(prints|takes)_/.test(test)).length;

/** Not both of the checks on lines: what fails the one mostly fails the other. */
function subsets(tests: TestName[]): TestName[][] {
  const sets: TestName[][] = [[]];
  for (const test of tests) sets.push(...sets.map((set) => [...set, test]));
  return sets.filter(
    (set) => set.length > 0 && !(set.includes("prints_every_line") && set.includes("prints_in_order")),
  );
}

const isTelling = (test: TestName, right: Observation) =>
  test.startsWith("prints") ? right.stdout !== "" && printsData(right) : test !== "takes_its_time" || right.elapsed > 0;

/** One of each test, then one of each sort, in the order in which they are typical; more only where it takes more. */
function pick(wrong: { attempt: Attempt; fails: TestName }[], fewest: number): Tested["wrong"] {
  const firsts = wrong.filter((one, at) => wrong.findIndex((other) => other.fails === one.fails) === at);
  const isNew = (one: (typeof wrong)[number], at: number) =>
    !firsts.includes(one) && wrong.findIndex((other) => other.attempt.name === one.attempt.name) === at;
  const varied = [...firsts, ...wrong.filter(isNew)];
  const picked = [
    ...varied,
    ...wrong.filter((one) => !varied.includes(one)).slice(0, Math.max(0, fewest - varied.length)),
  ];
  picked.splice(mostWrong);
  const names = picked.map(({ attempt }) => attempt.name);
  return picked.map(({ attempt, fails }, at) => {
    const before = names.slice(0, at).filter((name) => name === attempt.name).length;
    return { file: `wrong/${attempt.name}${before > 0 ? `-${before + 1}` : ""}.py`, fails, source: attempt.source };
  });
}

async function testsFile(right: Observation, tests: TestName[]): Promise<string> {
  const texts = await Promise.all(
    tests.map((test) => readFile(path.join(import.meta.dirname, "python/tests", `${test}.py`), "utf8")),
  );
  const head: string[] = [];
  if (tests.some((test) => test.startsWith("prints")))
    head.push(
      `LINES = [\n${printedLines(right)
        .map((line) => `    ${JSON.stringify(line)},\n`)
        .join("")}]`,
    );
  if (tests.includes("takes_its_time")) head.push(`SECONDS = ${right.elapsed}`);
  return `${[...(head.length > 0 ? [head.join("\n")] : []), ...texts.map((text) => text.trim())].join("\n\n\n")}\n`;
}
