/** What people type into the account forms. Pure: the browser checks with the same. Messages are keys of translations. */
import { z } from "zod";

export const roles = ["student", "teacher", "screener", "admin"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

const email = z
  .string({ error: "email-missing" })
  .trim()
  .toLowerCase()
  .min(1, { error: "email-missing" })
  .max(254, { error: "email-malformed" })
  .pipe(z.email({ error: "email-malformed" }));

/** Length is what makes a password hard to guess; no rule asks for signs. */
const newPassword = z.string().min(8, { error: "password-too-short" }).max(200, { error: "password-too-long" });

const name = z
  .string()
  .trim()
  .min(1, { error: "name-missing" })
  .max(80, { error: "name-too-long" })
  // Control characters, and those that turn the direction of the text around them.
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, { error: "name-malformed" });

export const signUpForm = z.strictObject({ name, email, password: newPassword });
export type SignUpForm = z.infer<typeof signUpForm>;

export const signInForm = z.strictObject({
  email,
  password: z.string().min(1, { error: "password-missing" }).max(200, { error: "password-too-long" }),
});
export type SignInForm = z.infer<typeof signInForm>;
