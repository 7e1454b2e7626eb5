import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { editor, expectVerdict, signUp, submit, visit } from "./visitor.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`no page has an accessibility violation, ${colorScheme}`, async ({ browser }, testInfo) => {
    const context = await browser.newContext({
      baseURL: testInfo.project.use.baseURL ?? "",
      colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const violations: string[] = [];
    const look = async (path: string): Promise<void> => {
      if (new URL(page.url(), "http://localhost").pathname !== path) await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations: found } = await new AxeBuilder({ page }).analyze();
      violations.push(...found.map((one) => `${path}: ${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`));
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      if (scrollWidth > clientWidth)
        violations.push(`${path}: wider than the screen by ${scrollWidth - clientWidth} px`);
    };
    for (const path of ["/", "/sign-up", "/sign-in"]) await look(path);
    await page.setViewportSize({ width: 375, height: 800 });
    for (const path of ["/", "/sign-up", "/sign-in"]) await look(path);
    await signUp(page);
    await visit(page, "/exercises/sequential-to-concurrent");
    await expect(editor(page)).toBeVisible();
    await submit(page);
    await expectVerdict(page, "Not passed yet");
    const pages = ["/exercises/sequential-to-concurrent", "/exercises", "/exercises/gather-print-order"];
    pages.push("/exercises/gather-waiting-time", "/exercises/coroutine-task-future", "/progress", "/account");
    for (const path of pages) await look(path);
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const path of pages) await look(path);
    expect(violations).toEqual([]);
    await context.close();
  });
}
