/** What a person does in the browser, in words; and what reached that browser meanwhile. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";

let people = 0;

/** A new student's own account; addresses never collide, also between runs on kept data. */
export async function signUp(page: Page, name = "Nora New"): Promise<{ email: string; password: string }> {
  const account = {
    email: `nora-${process.pid}-${Date.now()}-${people++}@example.org`,
    password: "a few words in a row",
  };
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Create an account" }).click();
  await expect(page.getByRole("heading", { name: "Exercises", level: 1 })).toBeVisible();
  return account;
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Exercises", level: 1 })).toBeVisible();
}

/** With one of the accounts that `--demo` makes, which have submissions. */
export async function signInAs(page: Page, role: "student" | "teacher" | "admin"): Promise<void> {
  const file = path.resolve(import.meta.dirname, "../../.data/test-browser/demo-password");
  await signIn(page, { email: `${role}@loopwise.test`, password: readFileSync(file, "utf8").trim() });
}

/** Opens a page, and waits until it listens: before, a key or a click would be lost. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => {
    const buttons = [...document.querySelectorAll("main button")];
    return buttons.length > 0 && buttons.every((one) => Object.keys(one).some((key) => key.startsWith("__reactProps")));
  });
}

/** Replaces what is in the editor, as pasting would. */
export async function writeCode(page: Page, source: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
}

/** CodeMirror, once it has taken the place of the plain text area. */
export const editor = (page: Page) => page.locator(".cm-content[aria-label='Python code']");

export async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit" }).click();
}

/** Waits for the verdict that the page pushes to itself. */
export async function expectVerdict(page: Page, headline: "Passed" | "Not passed yet"): Promise<void> {
  const result = page.getByLabel("Result", { exact: true });
  await expect(result.getByRole("heading", { name: headline, exact: true })).toBeVisible();
}

/** Puts the lines that the program prints into this order, by keyboard alone, and leaves the others out. */
export async function arrange(page: Page, lines: string[]): Promise<void> {
  const printed = page.getByRole("list", { name: "Printed, from first to last" });
  for (const text of await linesIn(page))
    if (!lines.includes(text)) await page.getByRole("button", { name: `“${text}” is not printed` }).press("Enter");
  for (const [place, text] of lines.entries()) {
    for (let at = (await linesIn(page)).indexOf(text); at > place; at--) {
      await page.getByRole("button", { name: `Move “${text}” up` }).press("Enter");
      await expect(printed.getByRole("listitem").nth(at - 1)).toContainText(text);
    }
  }
}

async function linesIn(page: Page): Promise<string[]> {
  const items = page.getByRole("list", { name: "Printed, from first to last" }).getByRole("listitem");
  return items.locator("code").allTextContents();
}

/** Everything that the server sends to this page from now on. */
export async function recordTraffic(page: Page): Promise<{ text: () => string }> {
  const bodies: string[] = [];
  // Fetched here and handed on: asked for afterwards, the browser may have let go of a body already.
  await page.route("**/*", async (route, request) => {
    // An event stream never ends: its events are read where they are received.
    if (request.headers().accept?.includes("text/event-stream")) return route.continue();
    try {
      const response = await route.fetch({ maxRedirects: 0 });
      bodies.push(await response.text());
      await route.fulfill({ response });
    } catch {
      await route.abort().catch(() => {}); // the page has gone on without it
    }
  });
  return { text: () => bodies.join("\n") };
}

/** A console error in the page is a fault that nobody looked at. */
export function collectConsoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return errors;
}
