/** What the page of imported courses shows, for admins. */
import { requireRole } from "#lib/auth/gate.ts";
import { database } from "#lib/database/client.ts";
import { isAnyWorkerAlive } from "#lib/queue/liveness.ts";
import { listImportedCourses } from "./queries.ts";

export async function loadCourses() {
  await requireRole("admin");
  const db = database();
  const [courses, graderAlive] = await Promise.all([listImportedCourses(db), isAnyWorkerAlive(db)]);
  return { courses, graderAlive };
}
