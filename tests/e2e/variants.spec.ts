import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { collectConsoleErrors, expectVerdict, signInAs, signUp, submit, visit } from "./visitor.ts";

const exercise = "/exercises/gather-shopping-list";
const root = path.resolve(import.meta.dirname, "../..");

const programOf = (page: Page) => page.getByRole("figure", { name: "The program" }).innerText();

/** Three errands run together, then two: what the program of every variant takes. */
function secondsOf(program: string): number {
  const errands = [...program.matchAll(/visit\("\w+", (\d+)\)/g)].map((match) => Number(match[1]));
  expect(errands).toHaveLength(5);
  return Math.max(...errands.slice(0, 3)) + Math.max(...errands.slice(3));
}

async function answer(page: Page, seconds: number): Promise<void> {
  await page.getByLabel("Time from start to end").fill(String(seconds));
  await submit(page);
}

test("each learner has numbers of his own, is graded by them, and may have others", async ({ page, browser }) => {
  const errors = collectConsoleErrors(page);
  await signUp(page, "Vera Variant");
  await visit(page, exercise);
  await expect(page.getByText("This is your own version")).toBeVisible();
  const program = await programOf(page);
  await page.reload();
  expect(await programOf(page)).toBe(program);
  await expect(page.getByRole("button", { name: "Another version" })).toBeHidden();

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const classmate = await elsewhere.newPage();
  await signUp(classmate, "Carl Classmate");
  await visit(classmate, exercise);
  expect(await programOf(classmate)).not.toBe(program);
  await elsewhere.close();

  await answer(page, secondsOf(program) + 100);
  await expectVerdict(page, "Not passed yet");
  await page.getByRole("button", { name: "Another version" }).click();
  await page.getByRole("button", { name: "Stay with this one" }).click();
  await answer(page, secondsOf(program));
  await expectVerdict(page, "Passed");

  await page.getByRole("button", { name: "Another version" }).click();
  await expect(page.getByText("It is your number 2.")).toBeVisible();
  const another = await programOf(page);
  expect(another).not.toBe(program);
  await expect(page.getByLabel("Time from start to end")).toHaveValue("");
  await expect(page.getByLabel("Result", { exact: true })).toBeHidden();
  await answer(page, secondsOf(another));
  await expectVerdict(page, "Passed");
  await page.getByRole("link", { name: "Earlier submissions" }).click();
  await expect(page.getByRole("list", { name: "My submissions" }).getByRole("listitem")).toHaveCount(3);
  expect(errors).toEqual([]);
});

test("what is kept from learners is shown to teachers alone, with each learner's variant", async ({
  page,
  browser,
}) => {
  const solution = readFileSync(path.join(root, "exercises/03-tasks/sequential-to-concurrent/solution.py"), "utf8");
  const secret = solution.split("\n").find((line) => line.includes("gather") && !line.includes("import")) ?? solution;
  const { email } = await signUp(page, "Sami Student");
  await visit(page, exercise);
  const program = await programOf(page);
  await expect(page.getByRole("link", { name: "For teachers" })).toHaveCount(0);
  for (const staffPage of ["/exercises/sequential-to-concurrent/staff", `${exercise}/staff?whose=${email}`]) {
    await page.goto(staffPage);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    for (const headers of [{ accept: "text/html" }, { RSC: "1" }] as Record<string, string>[]) {
      const body = await (await page.request.get(staffPage, { headers })).text();
      expect(body).not.toContain(secret.trim());
      expect(body).not.toContain("def generate");
    }
  }

  const staffRoom = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const teacher = await staffRoom.newPage();
  const errors = collectConsoleErrors(teacher);
  await signInAs(teacher, "teacher");
  await visit(teacher, "/exercises/sequential-to-concurrent");
  await teacher.getByRole("link", { name: "For teachers" }).click();
  await expect(teacher.getByRole("figure", { name: "solution.py" })).toContainText(secret.trim());
  await expect(teacher.getByRole("figure", { name: "tests.py" })).toBeVisible();

  await teacher.goto(`${exercise}/staff`);
  await teacher.getByLabel("A learner’s e-mail, or a seed").fill(email);
  await teacher.getByRole("button", { name: "Show" }).click();
  await expect(teacher.getByText(`as Sami Student (${email}) has it: attempt group 1`)).toBeVisible();
  expect(await teacher.getByRole("figure", { name: "program.py" }).innerText()).toBe(program);
  await expect(teacher.getByRole("region", { name: "Stored variants" })).toContainText(email);
  expect(errors).toEqual([]);
  await staffRoom.close();
});
