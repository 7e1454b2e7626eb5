import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { exerciseKinds } from "#lib/exercise-library/schema.ts";
import { courseExercises } from "../course.ts";
import { editor, signInAs, visit } from "./visitor.ts";

const exercises = await courseExercises();
const oneOfEachKind = exerciseKinds.map((kind) => {
  const found = exercises.find((exercise) => exercise.kind === kind);
  if (!found) throw new Error(`the course has no exercise of kind ${kind}`);
  return found.id;
});
const sizes = [
  { width: 375, height: 800 },
  { width: 1280, height: 900 },
];

/** What is wrong with the page that is open, on a phone and on a desk. */
async function look(page: Page, path: string): Promise<string[]> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const wrong: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const where = `${path} at ${size.width} px`;
    wrong.push(...violations.map((one) => `${where}: ${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`));
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    if (scrollWidth > clientWidth) wrong.push(`${where}: wider than the screen by ${scrollWidth - clientWidth} px`);
  }
  return wrong;
}

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`no accessibility violation, ${colorScheme}:`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    async function lookAt(page: Page, paths: string[]): Promise<void> {
      const wrong: string[] = [];
      for (const path of paths) {
        await page.goto(path);
        wrong.push(...(await look(page, path)));
      }
      expect(wrong).toEqual([]);
    }

    test("pages before signing in", async ({ page }) => {
      await lookAt(page, ["/", "/sign-up", "/sign-in"]);
    });

    test("a workspace of each kind", async ({ page }) => {
      await signInAs(page, "student");
      const wrong: string[] = [];
      for (const id of oneOfEachKind) {
        await visit(page, `/exercises/${id}`);
        // It takes the place of a plain text area.
        if (exercises.find((exercise) => exercise.id === id)?.kind === "code") await expect(editor(page)).toBeVisible();
        wrong.push(...(await look(page, id)));
      }
      expect(wrong).toEqual([]);
    });

    test("what became of an answer of each kind", async ({ page }) => {
      await signInAs(page, "student");
      const wrong: string[] = [];
      for (const id of oneOfEachKind) {
        await page.goto(`/exercises/${id}/submissions`);
        await page.getByRole("list", { name: "My submissions" }).getByRole("link").first().click();
        await page.waitForURL("**/submissions/*-*");
        await expect(
          page.getByLabel("Result", { exact: true }).getByRole("heading", { level: 3 }).first(),
        ).toBeVisible();
        wrong.push(...(await look(page, `a submission to ${id}`)));
      }
      expect(wrong).toEqual([]);
    });

    test("lists", async ({ page }) => {
      await signInAs(page, "student");
      await lookAt(page, ["/exercises", `/exercises/${oneOfEachKind[0]}/submissions`, "/progress", "/account"]);
    });

    test("pages for staff", async ({ page }) => {
      await signInAs(page, "admin");
      const forStaff = oneOfEachKind.map((id) => `/exercises/${id}/staff`);
      await lookAt(page, [...forStaff, "/exercises/gather-shopping-list/staff", "/admin/courses", "/admin/accounts"]);
    });
  });
