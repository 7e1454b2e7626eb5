import { expect, test } from "vitest";
import { signInForm, signUpForm } from "#lib/accounts/schema.ts";

const valid = { name: "小明", email: "Ming@Example.test ", password: "一二三四五六七八" };

test("an address is trimmed and in lower case", () => {
  expect(signUpForm.parse(valid).email).toBe("ming@example.test");
});

test.each([
  ["email", "", "email-missing"],
  ["email", "nobody", "email-malformed"],
  ["email", `${"a".repeat(250)}@b.test`, "email-malformed"],
  ["password", "seven77", "password-too-short"],
  ["password", "x".repeat(201), "password-too-long"],
  ["name", " ", "name-missing"],
  ["name", "x".repeat(81), "name-too-long"],
  ["name", "nul\0", "name-malformed"],
  ["name", "turned\u202eround", "name-malformed"],
])("%s %j is refused as %s", (field, text, message) => {
  const parsed = signUpForm.safeParse({ ...valid, [field]: text });
  expect(parsed.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
});

test("a form with a field too many is refused", () => {
  expect(signInForm.safeParse({ email: "a@b.test", password: "x", role: "admin" }).success).toBe(false);
});
