/** Programs that are not put together yet, as far as that can be told without running them. Pure. */
import { clozeBlanks, filledIn } from "./cloze.ts";
import type { Part } from "./parts-verdict.ts";

/** The blanks of a cloze that nothing is filled into; none where it can run. */
export function emptyBlanks(template: string, blanks: Record<string, string>): Part[] {
  const names = clozeBlanks(template);
  return names.flatMap((name, index) => {
    if (filledIn(blanks, name).trim() !== "") return [];
    const title = { en: `Blank ${index + 1} of ${names.length}`, zh: `第 ${index + 1} 个空（共 ${names.length} 个）` };
    const message = {
      en: `The blank “${name}” is still empty: a program with a hole in it cannot run.`,
      zh: `空“${name}”还没有填：程序里有空缺就无法运行。`,
    };
    return [{ id: name, title, earned: 0, message }];
  });
}

/** A parsons problem with no line placed. */
export const nothingPlaced: Part = {
  id: "lines",
  title: { en: "A program made of the lines", zh: "由代码行拼成的程序" },
  earned: 0,
  message: {
    en: "No line is placed yet: there is no program to run.",
    zh: "还没有放入任何一行代码：没有可以运行的程序。",
  },
};
