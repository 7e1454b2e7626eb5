/** What staff may look up: learners' stored variants. Nothing of it is for learners. */
import type { Database } from "../database/client.ts";
import { type Parameters, parameters } from "../exercise-library/render-exercise.ts";
import { type Exercise, exercise } from "../exercise-library/schema.ts";

export interface StaffVariant {
  id: string;
  learner: { name: string; email: string };
  attemptGroup: number;
  seed: string;
  parameters: Parameters;
  exerciseVersionId: string;
  createdAt: Date;
}

const item = {
  id: true,
  user: { select: { name: true, email: true } },
  attemptGroup: true,
  seed: true,
  parameters: true,
  exerciseVersionId: true,
  createdAt: true,
} as const;

/** The newest first. */
export async function listVariants(db: Database, exerciseId: string, limit: number): Promise<StaffVariant[]> {
  const rows = await db.variant.findMany({
    where: { exerciseId },
    select: item,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toStaffVariant);
}

/**
 * One learner's variant, of the newest version that the learner has met.
 * @param whose an e-mail address, or a seed, which names the attempt group itself
 * @returns exercise: null where it was kept in words that are no longer read
 */
export async function findStaffVariant(
  db: Database,
  exerciseId: string,
  { whose, attemptGroup }: { whose: string; attemptGroup: number },
): Promise<(StaffVariant & { exercise: Exercise | null }) | null> {
  if (whose.includes("\0")) return null; // Postgres text holds no NUL
  const row = await db.variant.findFirst({
    where: {
      exerciseId,
      ...(whose.includes("@") ? { user: { email: whose.trim().toLowerCase() }, attemptGroup } : { seed: whose.trim() }),
    },
    select: { ...item, content: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  return { ...toStaffVariant(row), exercise: exercise.safeParse(row.content).data ?? null };
}

type Row = Omit<StaffVariant, "learner" | "parameters"> & { user: StaffVariant["learner"]; parameters: unknown };

function toStaffVariant(row: Row): StaffVariant {
  const { id, user, attemptGroup, seed, exerciseVersionId, createdAt } = row;
  const given = parameters.safeParse(row.parameters).data ?? {};
  return { id, learner: user, attemptGroup, seed, parameters: given, exerciseVersionId, createdAt };
}
