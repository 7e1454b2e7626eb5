/** Grades by the key. A message is why a chosen option is right or wrong, and says nothing of those not chosen. */
import type { AnswerOf } from "./answer.ts";
import type { GradableChoice, Graded } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import { type Part, partsVerdict } from "./parts-verdict.ts";

export function gradeChoice(exercise: GradableChoice, answer: AnswerOf<"choice">): Graded {
  const chosen = [answer.choice].flat().map((id) => {
    const option = exercise.options.find((one) => one.id === id);
    if (!option) throw new GraderFault(`the exercise ${exercise.id} has no option ${id}`);
    return option;
  });
  const rights = exercise.options.filter((option) => option.correct).length;
  if (rights === 1 && chosen.length === 1) {
    const title = { en: "The chosen statement", zh: "所选的说法" };
    const parts = chosen.map(({ correct, explanation }) => part("choice", title, correct, explanation));
    return { verdict: partsVerdict(exercise, parts), observation: null };
  }
  const found = chosen.filter((option) => option.correct).length;
  const parts: Part[] = chosen.map(({ id, text, correct, explanation }) => ({
    ...part(id, text, correct, explanation),
    weight: correct ? 1 : 0,
  }));
  if (found < rights) parts.push(missing(rights - found, found));
  return { verdict: partsVerdict(exercise, parts, (chosen.length - found) / rights), observation: null };
}

const part = (id: string, title: Part["title"], passed: boolean, message: Part["message"]): Part => ({
  id,
  title,
  earned: passed ? 1 : 0,
  message,
});

/** How many, not which. */
function missing(count: number, found: number): Part {
  const more = found === 0 ? "" : " more";
  return {
    id: "left-out",
    title: { en: "Nothing left out", zh: "没有遗漏" },
    weight: count,
    earned: 0,
    message: {
      en: count === 1 ? `One${more} statement is right.` : `${count}${more} statements are right.`,
      zh: found === 0 ? `有 ${count} 个说法是对的，还没有选中。` : `还有 ${count} 个说法是对的。`,
    },
  };
}
