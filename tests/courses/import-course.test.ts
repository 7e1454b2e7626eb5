import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { lockCatalogue } from "#lib/catalogue/mutations.ts";
import { listExercises } from "#lib/catalogue/queries.ts";
import { importCourse } from "#lib/courses/jobs.ts";
import { addCourse, importCourseAgain, removeCourse, requeueForgottenImports } from "#lib/courses/mutations.ts";
import { listImportedCourses } from "#lib/courses/queries.ts";
import { courseLocation } from "#lib/courses/schema.ts";
import { type ExerciseContent, loadExercises } from "#lib/exercise-library/index.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { choiceExercise, now, storeExercises } from "../submissions/fixtures.ts";
import { commitAll, serveRepositories } from "./git-server.ts";

const database = provideTestDatabase();
const exercises = path.resolve(import.meta.dirname, "../../exercises");
const two = ["01-coroutines/forgotten-await", "03-tasks/coroutine-task-future"];
let scratch: string;
let folder: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "courses-"));
});
afterAll(() => rm(scratch, { recursive: true }));
beforeEach(async () => {
  await database.db.importedCourse.deleteMany();
  await database.db.exercise.updateMany({ data: { currentVersionId: null } });
  folder = await mkdtemp(path.join(scratch, "course-"));
  for (const place of two) {
    await cp(path.join(exercises, place), path.join(folder, place), { recursive: true });
    const topic = path.dirname(place);
    await cp(path.join(exercises, topic, "topic.yaml"), path.join(folder, topic, "topic.yaml"));
  }
});

const proven = async (): Promise<string[]> => [];
const signal = new AbortController().signal;
const perform = (courseId: string, prove: (content: ExerciseContent) => Promise<string[]> = proven, isLast = false) =>
  importCourse(
    { db: database.db, prove, now: () => now },
    { courseId },
    { number: 1, isLast, turn: { group: "", urgency: "bulk", signal } },
  );
async function add(location: string): Promise<string> {
  const result = await addCourse(database.db, location, now);
  if ("refused" in result) throw new Error(result.refused);
  return result.courseId;
}
/** Until some transaction waits for another one. */
async function untilSomebodyWaits(): Promise<void> {
  for (let waiting = false; !waiting; ) {
    const [row] = await database.db.$queryRaw<{ waiting: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS waiting`;
    waiting = row?.waiting === true;
  }
}
const course = async () => (await listImportedCourses(database.db))[0];
const offered = async () => (await listExercises(database.db)).map(({ content }) => content.path);

test("a folder's exercises are offered once they are proven", async () => {
  const id = await add(folder);
  expect(await course()).toMatchObject({ state: "importing", offered: 0, revision: null });
  await perform(id);
  expect(await course()).toMatchObject({
    state: "imported",
    offered: 2,
    found: 2,
    checked: 2,
    problems: [],
    importedAt: now,
  });
  expect(await offered()).toEqual(two);
});

test("what is not proven is left out, with what its author has to mend", async () => {
  await writeFile(path.join(folder, two[1] as string, "stray.txt"), "a note");
  await mkdir(path.join(folder, "03-tasks/empty"));
  const id = await add(folder);
  await perform(id, async ({ kind }) => (kind === "code" ? ["starter.py earns full marks already"] : []));
  const stated = (await course())?.problems ?? [];
  expect(stated.map(({ path }) => path).sort()).toEqual([
    "01-coroutines/forgotten-await",
    "03-tasks/coroutine-task-future",
    "03-tasks/empty",
  ]);
  expect(stated).toContainEqual({ path: two[0], problems: ["starter.py earns full marks already"] });
  expect(await course()).toMatchObject({ state: "refused", offered: 0 });
});

test("an exercise whose id is another course's is left out", async () => {
  await storeExercises(database.db, [{ ...choiceExercise, id: "coroutine-task-future" }]);
  await perform(await add(folder));
  expect(await course()).toMatchObject({ state: "imported", offered: 1 });
  expect((await course())?.problems).toEqual([
    { path: two[1], problems: [expect.stringContaining("another course has coroutine-task-future already")] },
  ]);
});

test("an import that finds nothing changes nothing, and says what to do", async () => {
  const id = await add(folder);
  await perform(id);
  await rm(folder, { recursive: true });
  expect(await importCourseAgain(database.db, id)).toBe(true);
  await perform(id);
  expect(await course()).toMatchObject({ state: "refused", offered: 2 });
  expect((await course())?.problems).toEqual([{ path: "", problems: [`there is no folder ${folder} on the server`] }]);
});

test("removing a course withdraws its exercises, and it can come again", async () => {
  const id = await add(folder);
  await perform(id);
  await removeCourse(database.db, id);
  expect([await course(), await offered()]).toEqual([undefined, []]);
  await perform(await add(folder));
  expect(await offered()).toEqual(two);
});

test("a course is added once", async () => {
  await add(folder);
  expect(await addCourse(database.db, folder, now)).toEqual({ refused: "known-already" });
});

test("a Git repository is cloned, its exercises folder read, and its commit told", async () => {
  const repository = path.join(scratch, "repository");
  await mkdir(repository);
  await cp(folder, path.join(repository, "exercises"), { recursive: true });
  await symlink("/etc/passwd", path.join(repository, "exercises", two[0] as string, "wrong/outside.py"));
  const commit = commitAll(repository);
  const server = await serveRepositories(scratch);
  try {
    await perform(await add(`${server.url}/repository/.git`));
    // The link is no link here, but a file that says where it led.
    expect((await course())?.problems).toEqual([
      { path: two[0], problems: [expect.stringContaining("wrong/outside.py is not named in exercise.yaml")] },
    ]);
    expect(await course()).toMatchObject({ state: "imported", offered: 1, revision: commit });
    const missing = await add(`${server.url}/no-such-repository`);
    await perform(missing);
    const problems = (await listImportedCourses(database.db)).find(({ id }) => id === missing)?.problems;
    expect(problems).toEqual([
      { path: "", problems: [expect.stringMatching(/cannot be cloned \(fatal: .*check the address/)] },
    ]);
  } finally {
    server.close();
  }
});

test("a fault of ours is tried again, and in the end said to be ours", async () => {
  const id = await add(folder);
  const broken = async () => {
    throw new Error("the sandbox is gone");
  };
  await expect(perform(id, broken)).rejects.toThrow("the sandbox is gone");
  expect(await course()).toMatchObject({ state: "importing" });
  await perform(id, proven, true);
  expect(await course()).toMatchObject({ state: "refused", offered: 0 });
  expect((await course())?.problems).toEqual([{ path: "", problems: [expect.stringContaining("our fault")] }]);
});

test("git is told no secret of ours, and speaks the language that is read", async () => {
  const bin = path.join(scratch, "bin");
  const told = path.join(scratch, "told");
  await mkdir(bin);
  await writeFile(path.join(bin, "git"), `#!/bin/sh\nenv > '${told}'\necho 'fatal: no' >&2\nexit 128\n`);
  await chmod(path.join(bin, "git"), 0o755);
  vi.stubEnv("PATH", `${bin}:${process.env.PATH}`);
  vi.stubEnv("AUTH_SECRET", "a-secret-of-more-than-thirty-two-letters");
  vi.stubEnv("GIT_DIR", "/srv/another-repository");
  await perform(await add("https://example.test/course.git"));
  vi.unstubAllEnvs();
  const names = (await readFile(told, "utf8")).split("\n").map((line) => line.split("=")[0]);
  expect(names).toEqual(expect.arrayContaining(["PATH", "LC_ALL"]));
  expect(names).not.toContain("AUTH_SECRET");
  expect(names).not.toContain("GIT_DIR");
});

test("an import of a course that is removed ends with the exercise in hand", async () => {
  const id = await add(folder);
  const seen: string[] = [];
  await perform(id, async (content) => {
    seen.push(content.path);
    await removeCourse(database.db, id);
    return [];
  });
  expect([seen, await offered()]).toEqual([two.slice(0, 1), []]);
});

test("an import is not begun beside one that is under way", async () => {
  const id = await add(folder);
  expect(await importCourseAgain(database.db, id)).toBe(false);
  await perform(id);
  expect(await importCourseAgain(database.db, id)).toBe(true);
});

test("an import whose job is gone gets a new one", async () => {
  const id = await add(folder);
  expect(await requeueForgottenImports(database.db)).toBe(0);
  const jobs = () => database.db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
  const before = await jobs();
  await database.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  expect(await requeueForgottenImports(database.db)).toBe(1);
  expect(await jobs()).toEqual(before.filter(({ key }) => key.endsWith(id)));
  await perform(id);
  expect(await requeueForgottenImports(database.db)).toBe(0);
});

test("a course that is removed while its exercises are being stored leaves none behind", async () => {
  const id = await add(folder);
  const { exercises: given } = await loadExercises(folder);
  let removing: Promise<void> | undefined;
  await database.db.$transaction(async (transaction) => {
    // As replaceCatalogue does, with the removal begun in its midst.
    await lockCatalogue(transaction);
    for (const { content, hash } of given) {
      await transaction.exercise.upsert({
        where: { id: content.id },
        create: { id: content.id, position: 0, courseId: id },
        update: { courseId: id },
      });
      await transaction.exerciseVersion.createMany({
        data: { id: hash, exerciseId: content.id, content, createdAt: now },
        skipDuplicates: true,
      });
      await transaction.exercise.update({ where: { id: content.id }, data: { currentVersionId: hash } });
    }
    removing = removeCourse(database.db, id);
    await untilSomebodyWaits();
  });
  await removing;
  expect(await offered()).toEqual([]);
});

test.each([
  "https://example.org/course.git",
  "ssh://git@example.org/course",
  "git@example.org:team/course.git",
  "/srv/course",
])("%s is a place", (location) => expect(courseLocation.safeParse(location).success).toBe(true));
test.each([
  ["/srv/course/", "/srv/course"],
  ["https://example.org/course/", "https://example.org/course"],
  ["/", "/"],
])("%s is the same place as %s", (location, place) => expect(courseLocation.parse(location)).toBe(place));
test.each(["", "course", "ext::sh -c id", "file:///srv/course", "--upload-pack=id", "https://a b"])(
  "%j is no place",
  (location) => expect(courseLocation.safeParse(location).success).toBe(false),
);
