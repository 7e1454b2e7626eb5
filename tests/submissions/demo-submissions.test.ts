import { beforeAll, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { exerciseKinds } from "#lib/exercise-library/index.ts";
import { createDemoSubmissions } from "#lib/submissions/demo-submissions.ts";
import { courseExercises } from "../course.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { createLearner, now, storeExercises } from "./fixtures.ts";

const database = provideTestDatabase();
const exercises = await courseExercises();
let userId: AuthenticatedUserId;

beforeAll(async () => {
  await storeExercises(
    database.db,
    exercises.map((exercise) => ({ ...exercise, variant: null })),
  );
  userId = await createLearner(database.db);
});

test("the demo student hands in answers to each exercise that is the same for everybody, of every kind, once", async () => {
  const count = await createDemoSubmissions(database.db, userId, now);
  const stored = await database.db.submission.findMany({ where: { userId } });
  expect(stored).toHaveLength(count);
  expect(new Set(stored.map(({ exerciseId }) => exerciseId))).toEqual(new Set(exercises.map(({ id }) => id)));
  const kinds = new Set(stored.map(({ answer }) => (answer as { kind: string }).kind));
  expect([...kinds].toSorted()).toEqual([...exerciseKinds].toSorted());
  expect(await createDemoSubmissions(database.db, userId, now)).toBe(0);
});
