import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { collectConsoleErrors, signIn, visit } from "./visitor.ts";

const root = path.resolve(import.meta.dirname, "../..");
let course: string;

test.beforeAll(() => {
  course = mkdtempSync(path.join(tmpdir(), "loopwise-course-of-another-"));
  const exercise = path.join(course, "03-tasks/words");
  cpSync(path.join(root, "exercises/03-tasks/coroutine-task-future"), exercise, { recursive: true });
  writeFileSync(
    path.join(course, "03-tasks/topic.yaml"),
    "title:\n  en: Tasks of another course\n  zh: 另一门课程的任务\n",
  );
  const file = path.join(exercise, "exercise.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("id: coroutine-task-future", "id: words-of-another-course"));
});
test.afterAll(() => rmSync(course, { recursive: true }));

test("an admin imports a course, sees what its author has to mend, and removes it", async ({ page }) => {
  const errors = collectConsoleErrors(page);
  const password = readFileSync(path.join(root, ".data/test-browser/demo-password"), "utf8").trim();
  await signIn(page, { email: "admin@loopwise.test", password });
  await visit(page, "/admin/courses");
  const location = page.getByLabel("Git address or folder");
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: course }) });

  await location.fill("exercises");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Write a Git address")).toBeVisible();
  await location.fill(`${course}/`);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(card.getByText("1 exercise on offer")).toBeVisible({ timeout: 60_000 });

  // A topic's folder may be called the same in two courses.
  await page.goto("/exercises");
  const topic = page.getByRole("region", { name: "Tasks of another course" });
  await expect(topic.getByRole("listitem")).toHaveCount(1);

  rmSync(path.join(course, "03-tasks/words/prompt.zh.md"));
  await visit(page, "/admin/courses");
  await card.getByRole("button", { name: "Import again" }).click();
  await expect(card.getByText("prompt.zh.md is missing: write it")).toBeVisible({ timeout: 60_000 });
  await expect(card.getByText("last import failed")).toBeVisible();
  await expect(card.getByText("1 exercise on offer")).toBeVisible();

  await card.getByRole("button", { name: `Remove ${course}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(card).toHaveCount(0);
  await page.goto("/exercises");
  await expect(page.getByRole("region", { name: "Tasks of another course" })).toHaveCount(0);
  expect(errors).toEqual([]);
});
