import { expect, test } from "@playwright/test";
import type { Exercise } from "#lib/exercise-library/schema.ts";
import { courseExercises } from "../course.ts";
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

/** Strings of the course that no browser of a student may ever receive. */
async function secretsOf(): Promise<string[]> {
  const exercises = await courseExercises();
  const shown = exercises.map(shownText).join("\n") + concurrentPage;
  const secrets = exercises.flatMap((exercise) => hiddenLines(exercise)).filter((line) => !shown.includes(line));
  expect(secrets.length).toBeGreaterThan(60);
  return [...new Set(secrets)];
}

const shownText = (exercise: Exercise): string =>
  [
    exercise.kind === "code" ? exercise.files.starter : "",
    "files" in exercise && "program" in exercise.files ? exercise.files.program : "",
    ...Object.values(exercise.prompt),
    ...Object.values(exercise.hints).flat(),
    // A test's title is part of the feedback; a visible test's message is too.
    ...(exercise.kind === "code" ? titlesOf(exercise.files.tests) : []),
    // Shown once the exercise is passed.
    ...Object.values(exercise.explanation),
  ].join("\n");

const titlesOf = (tests: string): string[] => [...tests.matchAll(/"""([\s\S]*?)"""/g)].map((match) => match[1] ?? "");

function hiddenLines(exercise: Exercise): string[] {
  if (exercise.kind === "code") {
    const files = [exercise.files.solution, exercise.files.tests, ...exercise.wrong.map((one) => one.source)];
    return files
      .join("\n")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line.length >= 20);
  }
  // Explanations of the options that this visit does not choose.
  if (exercise.kind === "choice")
    return exercise.options
      .filter((one) => !["a", "c"].includes(one.id))
      .flatMap((one) => Object.values(one.explanation));
  return [];
}

test("a new student solves each kind of exercise, wrongly first, and finds the progress again", async ({ page }) => {
  const secrets = await secretsOf();
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
  await page.getByRole("radio").first().click();
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  await expect(page.getByText("Calling a coroutine function runs nothing of its body")).toBeVisible();
  await page.getByRole("radio").nth(2).click();
  await submit(page);
  await expectVerdict(page, "Passed");

  // How long it takes.
  await visit(page, "/exercises/gather-waiting-time");
  await page.getByLabel("Time from start to end").fill("7");
  await submit(page);
  await expectVerdict(page, "Not passed yet");
  await page.getByLabel("Time from start to end").fill("8");
  await submit(page);
  await expectVerdict(page, "Passed");

  await page.reload();
  await expectVerdict(page, "Passed");
  await page.getByRole("link", { name: "Progress" }).click();
  await expect(page.getByText("2 of 2 passed")).toHaveCount(2);
  await page
    .getByRole("link", { name: /Three requests at once/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Passed" })).toBeVisible();

  const received = traffic.text();
  expect(received).toContain("Three requests at once");
  expect(secrets.filter((secret) => received.includes(secret))).toEqual([]);
  expect(received).not.toMatch(/correct\\?"\s*:/);
  expect(errors).toEqual([]);
});
