/** Texts for learners: there in both languages, finished, each in its own language. Pure. */
import type { Exercise, ExerciseContent, LocalizedText } from "../../exercise-library/schema.ts";
import { roundPoints } from "../../grading/round-points.ts";

const languages = ["en", "zh"] as const;
/** Marks of what is still to be written; 待办事项, a to-do list, is a word like any other. */
const unfinished = /\b(TODO|FIXME)\b|待办(?!事项)/;
const chinese = /\p{Script=Han}+/u;
const letter = /\p{L}/u;

/** @returns what is wrong with an exercise's own texts, those of its tests apart */
export function proseProblems(content: ExerciseContent): string[] {
  const problems = textsOf(content).flatMap(([place, text]) => textProblems(place, text));
  const { hintRules, hints, points } = content;
  if (hintRules.length > hints.en.length)
    problems.push(
      `exercise.yaml: hintRules has ${hintRules.length} steps, hints.en.md ${hints.en.length}: take some out, or write more hints`,
    );
  const prices = roundPoints(hintRules.reduce((sum, { price = 0 }) => sum + price, 0));
  if (prices > points)
    problems.push(
      `exercise.yaml: hintRules cost ${prices} points together, the exercise gives ${points}: lower the prices`,
    );
  return problems;
}

/** @returns texts in which a parameter's place is still to be seen */
export function unrenderedProblems(exercise: Exercise): string[] {
  return textsOf(exercise).flatMap(([place, text]) =>
    languages.flatMap((language) => {
      const [seen] = /\$\{\w*\}?/.exec(prose(text[language])) ?? [];
      if (seen === undefined) return [];
      return [`${placeIn(place, language)} shows ${seen} as it stands: give it in variant.py, or take it out`];
    }),
  );
}

/** @param place whose language is put in for *: a file's, else it is added */
export function textProblems(place: string, text: LocalizedText): string[] {
  return languages.flatMap((language) => {
    const where = placeIn(place, language);
    const words = prose(text[language]);
    const [mark] = unfinished.exec(words) ?? [];
    // Neither language says anything yet.
    if (mark !== undefined) return [`${where} still says ${mark}: write it`];
    const [han] = chinese.exec(words) ?? [];
    if (language === "zh" && han === undefined && letter.test(words))
      return [`${where} has no Chinese in it: write it in Simplified Chinese`];
    if (language === "en" && han !== undefined)
      return [`${where} has Chinese in it, “${han}”: write it in English, and code between backticks`];
    return [];
  });
}

const placeIn = (place: string, language: string) =>
  place.includes("*") ? place.replace("*", language) : `${place}.${language}`;

/** The text without its code, which is no language. */
const prose = (markdown: string) =>
  markdown.replaceAll(/^ *(```|~~~)[\s\S]*?^ *\1/gm, "").replaceAll(/(`+)[\s\S]*?\1/g, "");

function textsOf(content: ExerciseContent | Exercise): [string, LocalizedText][] {
  const { prompt, hints, topicTitle, ...rest } = content;
  const hint = (language: "en" | "zh", step: number) => hints[language][step] ?? "";
  return [
    ["../topic.yaml: title", topicTitle],
    ["prompt.*.md", prompt],
    ...hints.en.map((_, step): [string, LocalizedText] => [
      `hints.*.md, step ${step + 1},`,
      { en: hint("en", step), zh: hint("zh", step) },
    ]),
    ...localizedIn(rest, []),
  ];
}

/** Whatever has both languages and nothing else, by its place in exercise.yaml. */
function localizedIn(value: unknown, path: string[]): [string, LocalizedText][] {
  if (value === null || typeof value !== "object" || path[0] === "world") return [];
  if (isLocalized(value)) return [[`exercise.yaml: ${path.join(".")}`, value]];
  return Object.entries(value).flatMap(([key, item]) => localizedIn(item, [...path, key]));
}

function isLocalized(value: object): value is LocalizedText {
  return Object.keys(value).sort().join() === "en,zh" && Object.values(value).every((text) => typeof text === "string");
}
