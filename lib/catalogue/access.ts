/** Who may see what an exercise keeps from learners: its solution, hidden tests, keys and everybody's variants. */
import type { Role } from "../accounts/schema.ts";

export const staffRoles = ["teacher", "admin"] as const satisfies Role[];

export function mayReadAnswers(role: Role): boolean {
  return (staffRoles as readonly Role[]).includes(role);
}
