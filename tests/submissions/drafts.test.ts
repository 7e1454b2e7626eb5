import { beforeAll, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { saveDraft } from "#lib/submissions/mutations.ts";
import { findDraft } from "#lib/submissions/queries.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { codeExercise, createLearner, now, storeExercises } from "./fixtures.ts";

const database = provideTestDatabase();
let userId: AuthenticatedUserId;

beforeAll(async () => {
  await storeExercises(database.db);
  userId = await createLearner(database.db);
});

const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const save = (source: string, editedAt: Date) =>
  saveDraft(database.db, {
    userId,
    exerciseId: codeExercise.id,
    answer: { kind: "code", source },
    editedAt,
    now: at(60),
  });
const find = async () => (await findDraft(database.db, userId, codeExercise.id))?.answer;

test("of two copies the one edited later stays, whichever arrives last", async () => {
  expect(await save("first", at(1))).toEqual({ kept: "this" });
  expect(await save("third", at(3))).toEqual({ kept: "this" });
  expect(await save("second, from a device that was offline", at(2))).toEqual({ kept: "other" });
  expect(await find()).toEqual({ kind: "code", source: "third" });
});

test("a browser whose clock is ahead does not win for ever", async () => {
  await save("from the future", at(3600));
  expect((await findDraft(database.db, userId, codeExercise.id))?.editedAt).toEqual(at(60));
  expect(await save("from now", at(60))).toEqual({ kept: "this" });
  expect(await find()).toEqual({ kind: "code", source: "from now" });
});

test("a draft that could not be submitted is refused, and the last one stays", async () => {
  const answer = { kind: "choice", choice: "yes" };
  const refused = await saveDraft(database.db, {
    userId,
    exerciseId: codeExercise.id,
    answer,
    editedAt: at(60),
    now: at(60),
  });
  expect(refused).toEqual({ refused: "malformed" });
  expect(await find()).toEqual({ kind: "code", source: "from now" });
});

test("nobody sees another's draft", async () => {
  expect(await findDraft(database.db, await createLearner(database.db), codeExercise.id)).toBeNull();
});
