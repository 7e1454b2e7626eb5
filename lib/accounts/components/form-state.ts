/** What an account form shows after it was sent: what is wrong, and what had been typed. Never a password. */
import type { z } from "zod";

type FieldName = "name" | "email" | "password";
/** By field: a key of the translations under "accounts.errors". */
export type FieldErrors = Partial<Record<FieldName, string>>;

export type AccountFormState = { name?: string; email?: string } & (
  | { status: "untouched" }
  | { status: "invalid" }
  | { status: "wrong-fields"; errors: FieldErrors }
  | { status: "wrong-credentials" }
  | { status: "too-many-attempts"; retryAfterSeconds: number }
);

/** The first error of each field; the schemas' messages are keys of translations. */
export function errorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[issue.path[0] as FieldName] ??= issue.message;
  return errors;
}
