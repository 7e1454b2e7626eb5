/** What the form needs of an exercise and no more: it goes to the browser. Code is coloured here, on the server. */
import type { ReactNode } from "react";
import type { LocalizedText } from "#lib/exercise-library/schema.ts";
import { clozeParts } from "#lib/grading/cloze.ts";
import { InlineMarkdown } from "#lib/ui/markdown.tsx";
import { PythonLine, pythonTokens } from "#lib/ui/python-line.tsx";
import type { WorkspaceExercise } from "../../loaders.ts";
import type { AnswerField, ClozePart, Offered, OfferedLine } from "./answer-field.ts";

export function fieldOf(exercise: WorkspaceExercise, locale: "en" | "zh"): AnswerField {
  const offered = (sides: { id: string; text: LocalizedText }[]): Offered[] =>
    sides.map(({ id, text }) => ({ id, text: <InlineMarkdown text={text[locale]} /> }));
  switch (exercise.kind) {
    case "code":
      return { kind: exercise.kind, starter: exercise.starter };
    case "predict-output":
      return { kind: exercise.kind, lines: exercise.lines, expectedLines: exercise.expectedLines };
    case "predict-time":
      return { kind: exercise.kind };
    case "predict-timeline": {
      const { kind, lanes, step, until, states } = exercise;
      return { kind, lanes, step, until, states };
    }
    case "parsons": {
      const { kind, base } = exercise;
      const lines = exercise.lines.map((text) => ({ text, shown: colouredLines(text)[0] }));
      return { kind, base, lines, before: colouredLines(exercise.before), after: colouredLines(exercise.after) };
    }
    case "cloze":
      return { kind: exercise.kind, lines: clozeLines(exercise.template), blanks: exercise.blanks };
    case "spot":
      return { kind: exercise.kind, lines: offeredLines(exercise.program.replace(/\n+$/, "")) };
    case "choice":
      return { kind: exercise.kind, options: offered(exercise.options), several: exercise.several };
    case "match":
      return { kind: exercise.kind, lefts: offered(exercise.lefts), rights: offered(exercise.rights) };
  }
}

function offeredLines(program: string): OfferedLine[] {
  const shown = colouredLines(program);
  return program.split("\n").map((text, index) => ({ text, shown: shown[index] }));
}

/** Line by line; none of an empty text. */
function colouredLines(source: string): ReactNode[] {
  if (source === "") return [];
  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
  return pythonTokens(source.replace(/\n$/, "")).map((tokens, index) => <PythonLine key={index} tokens={tokens} />);
}

/** Coloured as a whole, since a blank is a name to Python, and then cut at the blanks. */
function clozeLines(template: string): ClozePart[][] {
  return pythonTokens(template.replace(/\n+$/, "")).map((tokens) =>
    tokens.flatMap(({ text, className }) =>
      clozeParts(text).map((part) =>
        "blank" in part ? part : { shown: <PythonLine tokens={[{ text: part.text, className }]} /> },
      ),
    ),
  );
}
