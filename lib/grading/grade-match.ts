/** Grades pairs by the key, one by one. */
import type { AnswerOf } from "./answer.ts";
import type { GradableMatch, Graded } from "./gradable.ts";
import { partsVerdict } from "./parts-verdict.ts";

const missing = { en: "Nothing is matched with this yet.", zh: "这一项还没有配对。" };

export function gradeMatch(exercise: GradableMatch, answer: AnswerOf<"match">): Graded {
  const parts = exercise.pairs.map(({ left, right, explanation, hint }) => {
    // A side may be called like what every object has, such as constructor.
    const matched = Object.hasOwn(answer.pairs, left.id) ? answer.pairs[left.id] : undefined;
    const distractor = exercise.distractors.find((one) => one.id === matched);
    const passed = matched === right.id;
    const message = passed ? explanation : matched === undefined ? missing : (distractor?.explanation ?? hint);
    return { id: left.id, title: left.text, earned: passed ? 1 : 0, message };
  });
  return { verdict: partsVerdict(exercise, parts), observation: null };
}
