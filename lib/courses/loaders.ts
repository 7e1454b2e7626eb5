/** What the page of imported courses shows, for admins. */
import { requireRole } from "#lib/auth/gate.ts";
import { database } from "#lib/database/client.ts";
import { listImportedCourses } from "./queries.ts";

export async function loadCourses() {
  await requireRole("admin");
  return listImportedCourses(database());
}
