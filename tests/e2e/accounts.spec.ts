import { expect, test } from "@playwright/test";
import { signIn, signUp, visit } from "./visitor.ts";

test("a wrong password is refused, a right one is not", async ({ page }) => {
  const account = await signUp(page, "Wanda Wrong");
  await page.getByRole("button", { name: "Account of Wanda Wrong" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail and password don't match an account.")).toBeVisible();
  await signIn(page, account);
});

test("guessing passwords is stopped", async ({ page }) => {
  const { email } = await signUp(page, "Gus Guessed");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  for (let attempt = 0; attempt < 12; attempt++) {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(`guess number ${attempt}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText(/Too many attempts|don't match an account/)).toBeVisible();
    if (await page.getByText("Too many attempts.").isVisible()) return;
    await page.reload();
  }
  throw new Error("Twelve guesses were allowed");
});

test("a session that is revoked elsewhere ends at once", async ({ page, browser }) => {
  const account = await signUp(page, "Rita Revoked");
  const lost = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const phone = await lost.newPage();
  await signIn(phone, account);
  await visit(page, "/account");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toBeHidden();
  await phone.goto("/progress");
  await expect(phone).toHaveURL(/sign-in/);
  await page.goto("/progress");
  await expect(page.getByRole("heading", { name: "Progress", level: 1 })).toBeVisible();
  await lost.close();
});

test("language and theme are remembered", async ({ page }) => {
  await signUp(page, "Lin");
  await page.getByRole("button", { name: "切换到中文" }).click();
  await expect(page.getByRole("heading", { name: "练习", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "主题" }).click();
  await page.getByRole("menuitemradio", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.getByRole("heading", { name: "练习", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("pages are closed to whoever is not signed in, and administration to whoever is no admin", async ({ page }) => {
  for (const path of [
    "/exercises",
    "/exercises/forgotten-await",
    "/progress",
    "/account",
    "/admin/accounts",
    "/admin/courses",
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/sign-in/);
  }
  await signUp(page, "Cora Curious");
  for (const path of ["/admin/accounts", "/admin/courses"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  }
});

test("nobody reads another one's submission", async ({ page, browser }) => {
  await signUp(page, "Olga Owner");
  await visit(page, "/exercises/gather-waiting-time");
  await page.getByLabel("Time from start to end").fill("3");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByRole("heading", { name: "Not passed yet" })).toBeVisible();
  await page.getByRole("link", { name: "All my submissions" }).click();
  await page.getByRole("list", { name: "My submissions" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/submissions\//);
  const path = new URL(page.url()).pathname;

  const other = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const stranger = await other.newPage();
  expect((await stranger.request.get(`/api${path}/events`)).status()).toBe(401);
  await signUp(stranger, "Steve Stranger");
  await stranger.goto(path);
  await expect(stranger.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect((await stranger.request.get(`/api${path}/events`)).status()).toBe(404);
  await other.close();
});
