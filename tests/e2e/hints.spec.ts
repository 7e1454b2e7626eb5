import { expect, type Page, test } from "@playwright/test";
import { courseExercises } from "../course.ts";
import { collectConsoleErrors, expectVerdict, recordTraffic, signUp, submit, visit } from "./visitor.ts";

const path = "/exercises/into-a-thread";

/** Of each step the longest stretch without code, as it stands in whatever a server sends. */
async function stretches(): Promise<{ en: string; zh: string }[]> {
  const exercise = (await courseExercises()).find(({ id }) => id === "into-a-thread");
  if (!exercise) throw new Error("the course has no exercise into-a-thread");
  const longest = (text = "") =>
    text
      .split("`")
      .reduce((best, part) => (part.length > best.length ? part : best), "")
      .trim();
  return exercise.hints.en.map((en, step) => ({ en: longest(en), zh: longest(exercise.hints.zh[step]) }));
}

const hints = (page: Page) => page.getByRole("region", { name: "Hints" });
const taken = (page: Page) => hints(page).getByRole("listitem");
async function handIn(page: Page, call: string): Promise<void> {
  await page.getByRole("textbox", { name: "Blank 1 of 1" }).fill(call);
  await submit(page);
}

test("a hint is taken by keyboard for a point of what is handed in later, and stays", async ({ page }) => {
  const errors = collectConsoleErrors(page);
  const traffic = await recordTraffic(page);
  const [first, second, third] = await stretches();
  if (!first || !second || !third) throw new Error("three steps are expected");
  await signUp(page, "Hilda Hint");
  await visit(page, path);

  await page.getByRole("button", { name: "Show hint 1 of 3" }).press("Enter");
  await expect(taken(page)).toHaveCount(1);
  await expect(taken(page).first()).toBeFocused();
  await expect(taken(page)).toContainText(first.en);

  const costs = page.getByRole("button", { name: "Show hint 2 of 3 · costs 1 point" });
  await expect(costs).toHaveAccessibleDescription("This hint is free after 1 more graded attempt.");
  await costs.press("Enter");
  await expect(page.getByRole("alertdialog", { name: "Show hint 2 for 1 point?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(costs).toBeFocused();
  for (const { en, zh } of [second, third]) {
    expect(traffic.text()).not.toContain(en);
    expect(traffic.text()).not.toContain(zh);
  }
  await costs.press("Enter");
  await page.getByRole("button", { name: "Show it for 1 point" }).press("Enter");
  await expect(taken(page).nth(1)).toContainText(second.en);
  await expect(taken(page).nth(1)).toBeFocused();
  expect(traffic.text()).toContain(second.en);

  await page.reload();
  await expect(taken(page)).toHaveCount(2);
  await expect(hints(page)).toContainText("Your hints take 1 point off each further submission.");
  expect(traffic.text()).not.toContain(third.en);

  await visit(page, path);
  await handIn(page, "await asyncio.to_thread(checksum, name)");
  await expectVerdict(page, "Passed");
  await expect(page.getByText("8 − 1 for hints = 7 / 8 points")).toBeVisible();
  await page.getByRole("button", { name: "Show hint 3 of 3", exact: true }).press("Enter");
  await expect(taken(page).nth(2)).toContainText(third.en);
  await expect(hints(page).getByRole("button")).toHaveCount(0);
  await page.goto("/exercises");
  await expect(page.getByText("Passed, 7 / 8")).toBeVisible();
  expect(errors).toEqual([]);
});

test("a hint becomes free by attempts while one looks on", async ({ page }) => {
  await signUp(page, "Arno Attempt");
  await visit(page, path);
  await page.getByRole("button", { name: "Show hint 1 of 3" }).click();
  await expect(page.getByRole("button", { name: "Show hint 2 of 3 · costs 1 point" })).toBeVisible();
  await handIn(page, "checksum(name)");
  await expectVerdict(page, "Not passed yet");
  await page.getByRole("button", { name: "Show hint 2 of 3", exact: true }).click();
  await expect(taken(page)).toHaveCount(2);
  await expect(page.getByText("This hint is free after 2 more graded attempts.")).toBeVisible();
  await expect(hints(page)).not.toContainText("off each further submission");
});
