import { expect, test } from "vitest";
import { replaceCatalogue } from "#lib/catalogue/mutations.ts";
import { findExercise, listExercises } from "#lib/catalogue/queries.ts";
import { contentHash, type ExerciseContent } from "#lib/exercise-library/index.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { choiceExercise, codeExercise, now } from "../submissions/fixtures.ts";

const database = provideTestDatabase();
const replace = (exercises: ExerciseContent[], refusedPaths: string[] = []) =>
  replaceCatalogue(
    database.db,
    { exercises: exercises.map((content) => ({ content, hash: contentHash(content) })), refusedPaths },
    now,
  );
const listed = async () => (await listExercises(database.db)).map((one) => one.content);
const changed = { ...choiceExercise, points: 20 };

test("the catalogue is what the folder says, in its order", async () => {
  expect(await replace([choiceExercise, codeExercise])).toEqual({
    added: [choiceExercise.id, codeExercise.id],
    changed: [],
    withdrawn: [],
    taken: [],
  });
  expect(await listed()).toEqual([choiceExercise, codeExercise]);
});

test("loading the same again changes nothing", async () => {
  expect(await replace([choiceExercise, codeExercise])).toEqual({ added: [], changed: [], withdrawn: [], taken: [] });
});

test("a changed folder is a new version, and the old one is kept", async () => {
  expect(await replace([codeExercise, changed])).toEqual({
    added: [],
    changed: [choiceExercise.id],
    withdrawn: [],
    taken: [],
  });
  expect(await listed()).toEqual([codeExercise, changed]);
  expect(await database.db.exerciseVersion.count({ where: { exerciseId: choiceExercise.id } })).toBe(2);
});

test("a folder that is gone is withdrawn, and comes back with its id", async () => {
  expect((await replace([codeExercise])).withdrawn).toEqual([choiceExercise.id]);
  expect(await findExercise(database.db, choiceExercise.id)).toBe("withdrawn");
  expect((await replace([codeExercise, choiceExercise])).added).toEqual([choiceExercise.id]);
  expect(await findExercise(database.db, choiceExercise.id)).toMatchObject({ content: choiceExercise });
});

test("a folder with an error in it keeps offering what it offered", async () => {
  expect((await replace([codeExercise], [choiceExercise.path])).withdrawn).toEqual([]);
  expect(await listed()).toContainEqual(choiceExercise);
});

test("an id that never was is told from a withdrawn one", async () => {
  expect(await findExercise(database.db, "never")).toBeNull();
});

test("a course offers its own exercises and leaves those of others alone", async () => {
  await replace([choiceExercise]);
  const { id: courseId } = await database.db.importedCourse.create({ data: { location: "/srv/course" } });
  const source = [choiceExercise, codeExercise].map((content) => ({ content, hash: contentHash(content) }));
  const change = await replaceCatalogue(database.db, { exercises: source, refusedPaths: [] }, now, courseId);
  expect(change).toEqual({ added: [codeExercise.id], changed: [], withdrawn: [], taken: [choiceExercise.id] });
  expect(await listed()).toEqual([choiceExercise, codeExercise]);
  expect((await replace([])).withdrawn).toEqual([choiceExercise.id]);
  expect(await listed()).toEqual([codeExercise]);
});
