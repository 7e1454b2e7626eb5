import { beforeAll, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { roles } from "#lib/accounts/schema.ts";
import { mayReadAnswers } from "#lib/catalogue/access.ts";
import { findStaffVariant, listVariants } from "#lib/catalogue/staff-queries.ts";
import { contentHash, renderExercise } from "#lib/exercise-library/index.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { createLearner, now, storeExercises, variantExercise } from "../submissions/fixtures.ts";

const database = provideTestDatabase();
const exerciseId = variantExercise.id;
const changed = { ...variantExercise, points: 20 };
let userId: AuthenticatedUserId;
let email: string;

beforeAll(async () => {
  await storeExercises(database.db, [variantExercise]);
  await storeExercises(database.db, [changed]);
  userId = await createLearner(database.db);
  email = (await database.db.user.findUniqueOrThrow({ where: { id: userId } })).email;
  await store(variantExercise, 1, 3);
  await store(changed, 1, 3);
  await store(changed, 2, 5);
});

let stored = 0;
async function store(content: typeof variantExercise, attemptGroup: number, first: number): Promise<void> {
  const parameters = { first, second: 1 };
  await database.db.variant.create({
    data: {
      userId,
      exerciseId,
      exerciseVersionId: contentHash(content),
      attemptGroup,
      seed: `${exerciseId}/${userId}/${attemptGroup}`,
      parameters,
      content: renderExercise(content, parameters),
      createdAt: new Date(now.getTime() + ++stored),
    },
  });
}
const find = (whose: string, attemptGroup = 1) => findStaffVariant(database.db, exerciseId, { whose, attemptGroup });

test("answers are for teachers and admins", () => {
  expect(roles.filter(mayReadAnswers)).toEqual(["teacher", "admin"]);
});

test("all stored variants are listed, the newest first, up to a limit", async () => {
  const listed = await listVariants(database.db, exerciseId, 2);
  expect(listed.map((one) => [one.attemptGroup, one.parameters, one.learner.email])).toEqual([
    [2, { first: 5, second: 1 }, email],
    [1, { first: 3, second: 1 }, email],
  ]);
  expect(JSON.stringify(listed)).not.toContain("time.sleep");
});

test("a variant is found by the learner's e-mail and attempt group, in the newest version that was met", async () => {
  const found = await find(` ${email.toUpperCase()}`);
  expect(found).toMatchObject({ seed: `${exerciseId}/${userId}/1`, exerciseVersionId: contentHash(changed) });
  expect(found?.exercise?.points).toBe(20);
  expect((await find(email, 2))?.parameters).toEqual({ first: 5, second: 1 });
  expect(await find(email, 3)).toBeNull();
});

test("a seed names the attempt group itself", async () => {
  expect(await find(`${exerciseId}/${userId}/2`)).toMatchObject({ attemptGroup: 2 });
});

test.each(["nobody@example.test", "7", "", "nul\0"])("nothing is found for %j", async (whose) => {
  expect(await find(whose)).toBeNull();
});

test("of a variant in words that are no longer read the parameters are left", async () => {
  await database.db.variant.updateMany({ where: { attemptGroup: 2 }, data: { content: { kind: "unheard-of" } } });
  expect(await find(email, 2)).toMatchObject({ exercise: null, parameters: { first: 5, second: 1 } });
});
