/** One account per role to look around with. */
import type { Database } from "../database/client.ts";
import { mintAuthenticatedUserId } from "./access.ts";
import { hashPassword } from "./password.ts";
import type { Role } from "./schema.ts";

/** Fixed ids, so that other demo data and screenshots can name them. */
export const demoAccounts: { id: string; email: string; name: string; role: Role }[] = [
  { id: "00000000-0000-7000-8000-000000000001", email: "student@loopwise.test", name: "Sun Student", role: "student" },
  { id: "00000000-0000-7000-8000-000000000002", email: "teacher@loopwise.test", name: "Tang Teacher", role: "teacher" },
  {
    id: "00000000-0000-7000-8000-000000000003",
    email: "screener@loopwise.test",
    name: "Shi Screener",
    role: "screener",
  },
  { id: "00000000-0000-7000-8000-000000000004", email: "admin@loopwise.test", name: "An Admin", role: "admin" },
];

/** In whose name demo submissions are made. */
export const demoStudentId = mintAuthenticatedUserId("00000000-0000-7000-8000-000000000001");

/** Makes them, or gives them this password if they are there. */
export async function createDemoAccounts(db: Database, password: string, now: Date): Promise<void> {
  const passwordHash = await hashPassword(password);
  for (const account of demoAccounts)
    await db.user.upsert({
      where: { id: account.id },
      create: { ...account, passwordHash, createdAt: now },
      update: { passwordHash },
    });
}
