import { expect, test } from "vitest";
import { topicsOf } from "#lib/progress/rules.ts";
import { choiceExercise, codeExercise } from "../submissions/fixtures.ts";

const listed = (content: typeof choiceExercise | typeof codeExercise, courseId: string | null) => ({
  versionId: content.id,
  content,
  courseId,
});

test("exercises of one topic stand together", () => {
  const topics = topicsOf([listed(choiceExercise, null), listed(codeExercise, null)], []);
  expect(topics.map(({ items }) => items.map(({ id }) => id))).toEqual([[choiceExercise.id, codeExercise.id]]);
});

test("two courses that name a topic's folder alike keep their own topics", () => {
  const other = { ...codeExercise, topicTitle: { en: "Their own", zh: "他们的" } };
  const topics = topicsOf([listed(choiceExercise, null), listed(other, "0198-course")], []);
  expect(topics.map(({ title, items }) => [title.en, items.map(({ id }) => id)])).toEqual([
    ["gather", [choiceExercise.id]],
    ["Their own", [codeExercise.id]],
  ]);
  expect(new Set(topics.map(({ id }) => id)).size).toBe(2);
});
