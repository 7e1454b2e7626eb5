import { expect, type Page, test } from "@playwright/test";
import { editor, expectVerdict, signUp, submit, visit, writeCode } from "./visitor.ts";

const exercise = "/exercises/forgotten-await";
const typed = "# half an idea\nasync def buy(item, count):\n    return 0\n";
/** Lines as the editor shows them. */
const shown = ["# half an idea", "async def buy(item, count):", "    return 0"];

test.beforeEach(async ({ page }) => {
  await signUp(page);
  await visit(page, exercise);
  await expect(editor(page)).toBeVisible();
});

test("what was typed is there after a reload, and in another browser", async ({ page, browser }) => {
  await writeCode(page, typed);
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.reload();
  await expect(editor(page).locator(".cm-line").first()).toHaveText("# half an idea");

  const another = await browser.newContext({ storageState: await withoutLocalStorage(page) });
  const elsewhere = await another.newPage();
  await elsewhere.goto(page.url());
  for (const [index, line] of shown.entries())
    await expect(editor(elsewhere).locator(".cm-line").nth(index)).toHaveText(line);
  await another.close();
});

test("half an answer of any form is there after a reload", async ({ page }) => {
  await visit(page, "/exercises/start-then-wait");
  const [program, bank] = [page.getByRole("listbox", { name: "Your program" }), page.getByRole("listbox").last()];
  const text = await bank.getByRole("option").first().getAttribute("aria-label");
  await bank.getByRole("option").first().click();
  await page.getByRole("button", { name: /^Indent:/ }).click();
  await reloadSaved(page);
  await expect(program.getByRole("option")).toHaveAttribute(
    "aria-label",
    new RegExp(`level 1: ${RegExp.escape(`${text}`)}$`),
  );

  await visit(page, "/exercises/first-await");
  const [first, second] = [page.getByRole("combobox").first(), page.getByRole("combobox").last()];
  await first.selectOption({ index: 2 });
  const chosen = await first.inputValue();
  await reloadSaved(page);
  await expect(first).toHaveValue(chosen);
  await expect(second).toHaveValue("");

  await visit(page, "/exercises/gather-breakfast-lanes");
  await page.getByRole("gridcell").nth(1).click();
  await reloadSaved(page);
  await expect(page.getByRole("gridcell").nth(1)).toHaveAccessibleName(/sleep/);
  await expect(page.getByRole("gridcell").nth(2)).toHaveAccessibleName(/empty/);
});

test("an edit is kept although the clock of its device is behind", async ({ page, browser }) => {
  await writeCode(page, typed);
  await expect(page.getByText("Draft saved")).toBeVisible();
  const another = await browser.newContext({ storageState: await withoutLocalStorage(page) });
  const elsewhere = await another.newPage();
  await elsewhere.clock.setFixedTime(Date.now() - 3_600_000);
  await elsewhere.goto(page.url());
  await expect(editor(elsewhere).locator(".cm-line").first()).toHaveText("# half an idea");
  await writeCode(elsewhere, "# the other half\n");
  await reloadSaved(elsewhere);
  await expect(editor(elsewhere).locator(".cm-line").first()).toHaveText("# the other half");
  await another.close();
});

test("a number is kept although what follows makes none of it", async ({ page }) => {
  await visit(page, "/exercises/gather-waiting-time");
  await page.getByLabel("Time from start to end").pressSequentially("15s");
  await reloadSaved(page);
  await expect(page.getByLabel("Time from start to end")).toHaveValue("15");
});

test("what was typed survives a crash of the page before the server has heard of it", async ({ page }) => {
  await page.context().setOffline(true);
  await writeCode(page, typed);
  await expect(page.getByText("The connection is lost.")).toBeVisible();
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(exercise);
  await expect(editor(again).locator(".cm-line").first()).toHaveText("# half an idea");
  await expect(again.getByText("Draft saved")).toBeVisible();
});

test("an expired session keeps the answer and leads back to it", async ({ page }) => {
  await page.context().clearCookies({ name: /session-token/ });
  await writeCode(page, typed);
  await submit(page);
  await expect(page.getByText("You are signed out")).toBeVisible();
  await expect(editor(page).locator(".cm-line").first()).toHaveText("# half an idea");
  await page.getByRole("link", { name: "Sign in again" }).click();
  await expect(page).toHaveURL(/sign-in\?.*forgotten-await/);
});

test("an answer larger than 64 KiB is refused and kept", async ({ page }) => {
  await writeCode(page, `# ${"x".repeat(70 * 1024)}\n`);
  await submit(page);
  await expect(page.getByText("This answer is larger than 64 KiB.")).toBeVisible();
  await expect(editor(page)).toContainText("xxxx");
});

test("a program that cannot be read says where, and is kept with its verdict in the history", async ({ page }) => {
  await writeCode(page, "import asyncio\n\nasync def buy(:\n");
  await submit(page);
  const result = page.getByLabel("Result", { exact: true });
  await expect(result.getByRole("heading", { name: "Could not be started" })).toBeVisible();
  await expect(result.getByText("SyntaxError").first()).toBeVisible();
  await page.getByRole("link", { name: "All my submissions" }).click();
  await page.getByRole("list", { name: "My submissions" }).getByRole("link").first().click();
  await expect(page.getByText("async def buy(:").first()).toBeVisible();
});

test("an unknown exercise says so", async ({ page }) => {
  await page.goto("/exercises/no-such-exercise");
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test("a repaired program passes", async ({ page }) => {
  await visit(page, "/exercises/blocking-sleep");
  await expect(editor(page)).toBeVisible();
  const lines = await editor(page).locator(".cm-line").allTextContents();
  const source = lines
    .join("\n")
    .replace("time.sleep(", "await asyncio.sleep(")
    .replace(/^def brew/m, "async def brew");
  await writeCode(page, source);
  await submit(page);
  await expectVerdict(page, "Passed");
});

async function withoutLocalStorage(page: Page) {
  const { cookies } = await page.context().storageState();
  return { cookies, origins: [] };
}

async function reloadSaved(page: Page): Promise<void> {
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.reload();
}
