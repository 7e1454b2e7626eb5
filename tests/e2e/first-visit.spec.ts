import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { ExerciseContent, LocalizedText } from "#lib/exercise-library/schema.ts";
import { courseContents } from "../course.ts";
import {
  arrange,
  collectConsoleErrors,
  editor,
  expectVerdict,
  recordTraffic,
  signUp,
  submit,
  visit,
  writeCode,
} from "./visitor.ts";

/** Right, and written otherwise than the solution, so that the solution's own lines would show in the traffic. */
const concurrentPage = `import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)  # stands for a request over the network
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    async with asyncio.TaskGroup() as group:
        wanted = [("weather", weather), ("news", news), ("mail", mail)]
        tasks = [group.create_task(fetch(*one)) for one in wanted]
    return [task.result() for task in tasks]


async def main():
    print(await load_page(3, 1, 2))


if __name__ == "__main__":
    asyncio.run(main())
`;
/** What every page may say. */
const messages = ["en", "zh"]
  .map((language) => readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), "utf8"))
  .join("\n");
const printOrder = [
  "oven on",
  "bread in",
  "rolls in",
  "pie in",
  "rolls out",
  "pie out",
  "bread out",
  "on the table: bread, rolls, pie",
];

/** What the visit below brings to light: its wrong answers are foreseen ones, and what is passed is explained. */
const passed = ["sequential-to-concurrent", "gather-print-order", "coroutine-task-future", "gather-waiting-time"];
const chosenOptions = ["a", "c"];
const predictedSeconds = 7;

/** Strings of the course that no browser of a student may ever receive, each in one piece however it is sent. */
async function secretsOf(course: ExerciseContent[]): Promise<string[]> {
  const shown = inOnePiece([...course.map(shownText), concurrentPage, messages].join("\n"));
  const secrets = course.flatMap((exercise) => {
    const found = [...new Set([...codeOf(exercise).flatMap(linesOf), ...proseOf(exercise).flatMap(stretchesOf)])]
      .map(inOnePiece)
      .filter((secret) => !shown.includes(secret));
    expect(found.length, `secrets of ${exercise.path}`).toBeGreaterThan(3);
    return found;
  });
  return [...new Set(secrets)];
}

/** As text of a page, as a string of JavaScript in it, or as a string in such a string. */
const inOnePiece = (sent: string) =>
  sent
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("\\", "");

/** Of a program: its lines; of one with a parameter's place in it, nobody gets that line as it stands. */
const linesOf = (source: string): string[] =>
  source
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length >= 20 && !line.includes("${"));

/** Of Markdown: what stands between marks, since they make elements of it. */
const stretchesOf = (markdown: string): string[] =>
  markdown
    .split(/[`*_\n]|\$\{\w+\}/)
    .map((part) => part.trim())
    .filter((part) => part.length >= (/\p{Script=Han}/u.test(part) ? 8 : 20));

const both = ({ en, zh }: LocalizedText) => [en, zh];
const titlesOf = (tests: string): string[] => [...tests.matchAll(/"""([\s\S]*?)"""/g)].map((match) => match[1] ?? "");

function shownText(exercise: ExerciseContent): string {
  const { title, topicTitle, prompt } = exercise;
  const common = [title, topicTitle, prompt].flatMap(both);
  switch (exercise.kind) {
    case "code":
      return [...common, exercise.files.starter, ...titlesOf(exercise.files.tests)].join("\n");
    case "cloze": {
      const choices = Object.values(exercise.blanks).flatMap((blank) => blank.choices ?? []);
      return [...common, exercise.files.template, ...choices, ...titlesOf(exercise.files.tests)].join("\n");
    }
    case "parsons": {
      // All lines are offered, out of their order; with their indents they would tell.
      const { solution, distractors, tests } = exercise.files;
      return [...common, solution, distractors, ...titlesOf(tests)].join("\n");
    }
    case "choice":
      return [...common, ...exercise.options.flatMap((one) => both(one.text))].join("\n");
    case "match": {
      const sides = [...exercise.pairs.flatMap((pair) => [pair.left, pair.right]), ...exercise.distractors];
      return [...common, ...sides.flatMap((side) => both(side.text))].join("\n");
    }
    case "predict-output": {
      const offered = exercise.distractors.flatMap((one) => ("line" in one ? [one.line] : []));
      return [...common, exercise.files.program, ...exercise.lines, ...offered].join("\n");
    }
    default:
      return [...common, exercise.files.program].join("\n");
  }
}

/** Programs that stay on the server. */
function codeOf(exercise: ExerciseContent): string[] {
  const ofVariant = exercise.variant === null ? [] : [exercise.variant];
  if (!("wrong" in exercise)) return ofVariant;
  const { solution, tests } = exercise.files;
  return [...ofVariant, solution, tests, ...exercise.wrong.map((one) => one.source)];
}

/** Words that stay there: until an exercise is passed, a hint taken, a foreseen mistake made. */
function proseOf(exercise: ExerciseContent): string[] {
  const { hints, explanation } = exercise;
  const kept = [...hints.en, ...hints.zh, ...(passed.includes(exercise.id) ? [] : both(explanation))];
  switch (exercise.kind) {
    case "choice": {
      const chosen = exercise.id === "coroutine-task-future" ? chosenOptions : [];
      const others = exercise.options.filter((one) => !chosen.includes(one.id));
      return [...kept, ...others.flatMap((one) => both(one.explanation))];
    }
    case "match": {
      const ofPairs = exercise.pairs.flatMap((pair) => [...both(pair.explanation), ...both(pair.hint)]);
      return [...kept, ...ofPairs, ...exercise.distractors.flatMap((one) => both(one.explanation))];
    }
    case "predict-time": {
      const others = exercise.distractors.filter((one) => one.seconds !== predictedSeconds);
      return [...kept, ...others.flatMap((one) => both(one.explanation))];
    }
    case "predict-output":
    case "predict-timeline":
    case "spot":
      return [...kept, ...exercise.distractors.flatMap((one) => both(one.explanation))];
    default:
      return kept;
  }
}

test("a new student solves exercises, wrongly first, looks at all others, and finds the progress again", async ({
  page,
}) => {
  test.slow(); // it looks at every exercise there is
  const course = await courseContents();
  const secrets = await secretsOf(course);
  const traffic = await recordTraffic(page);
  const errors = collectConsoleErrors(page);
  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).first().click();
  await signUp(page);

  // Code: the starter first.
  await page.getByRole("link", { name: "Three requests at once" }).click();
  await expect(editor(page)).toBeVisible();
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  await expect(page.getByText("took 6 s, but should take 3 s")).toBeVisible();
  await writeCode(page, concurrentPage);
  await submit(page);
  await expectVerdict(page, "Passed");
  await expect(page.getByRole("region", { name: "What the event loop did" })).toBeVisible();

  // The order of prints: as they are offered first, which is shuffled.
  await visit(page, "/exercises/gather-print-order");
  await arrange(page, [...printOrder].reverse());
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  expect(await traffic.text(), "the key before it was found").not.toContain(JSON.stringify(printOrder).slice(1, -1));
  await arrange(page, printOrder);
  await submit(page);
  await expectVerdict(page, "Passed");

  // A choice.
  await visit(page, "/exercises/coroutine-task-future");
  await page.getByRole("radio", { name: /^Calling fetch\(\) runs its code/ }).click();
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  await expect(page.getByText("Calling a coroutine function runs nothing of its body")).toBeVisible();
  await page.getByRole("radio", { name: /^one is a coroutine object that nobody runs yet/ }).click();
  await submit(page);
  await expectVerdict(page, "Passed");

  // How long it takes.
  await visit(page, "/exercises/gather-waiting-time");
  await page.getByLabel("Time from start to end").fill(String(predictedSeconds));
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  await page.getByLabel("Time from start to end").fill("8");
  await submit(page);
  await expectVerdict(page, "Passed");

  await page.reload();
  await expectVerdict(page, "Passed");

  // All other workspaces, and what is said of a wrong answer to some of them.
  for (const { id } of course.filter((one) => !passed.includes(one.id))) await visit(page, `/exercises/${id}`);
  await visit(page, "/exercises/who-holds-the-loop");
  await page.getByRole("checkbox", { name: /^Line 6:/ }).click();
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  await visit(page, "/exercises/gather-breakfast-lanes");
  await page.getByRole("gridcell").first().click();
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  await visit(page, "/exercises/into-a-thread");
  await page.getByRole("textbox", { name: "Blank 1 of 1" }).fill("checksum(name)");
  await submit(page);
  await expectVerdict(page, "Not passed yet");

  await page.getByRole("link", { name: "Progress" }).click();
  for (const topic of ["03-tasks", "04-gather"]) {
    const inTopic = course.filter((one) => one.topic === topic);
    const row = page.getByRole("listitem").filter({ hasText: inTopic[0]?.topicTitle.en ?? topic });
    await expect(row).toContainText(`2 of ${inTopic.length} passed`);
  }
  await page.getByRole("navigation").getByRole("link", { name: "Exercises" }).click();
  await page.getByRole("link", { name: "Three requests at once" }).click();
  await expect(page.getByRole("heading", { name: "Passed" })).toBeVisible();

  const received = inOnePiece(traffic.text());
  expect(received).toContain("Three requests at once");
  // What is searched in would show them: a line of a program and a sentence that were sent.
  expect(received).toContain('print(f"{name} arrived")');
  expect(received).toContain("Awaits in a row add up, and what is gathered counts as long as its slowest part");
  expect(secrets.filter((secret) => received.includes(secret))).toEqual([]);
  expect(received).not.toMatch(/"(correct|finds|distractors|explanation)"\s*:\s*[^n]/);
  expect(errors).toEqual([]);
});
