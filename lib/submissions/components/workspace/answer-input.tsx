"use client";
import type { Answer } from "#lib/grading/answer.ts";
import type { AnswerField } from "./answer-field.ts";
import { ChoiceInput } from "./choice-input.tsx";
import { ClozeInput } from "./cloze-input.tsx";
import { CodeInput } from "./code-input.tsx";
import { MatchInput } from "./match-input.tsx";
import { OrderInput } from "./order-input.tsx";
import { ParsonsInput } from "./parsons-input.tsx";
import { SpotInput } from "./spot-input.tsx";
import { TimeInput } from "./time-input.tsx";
import { TimelineInput } from "./timeline-input.tsx";

interface AnswerInputProps {
  field: AnswerField;
  answer: Answer | null;
  change: (answer: Answer | null) => void;
}

/** The form of the exercise's kind. */
export function AnswerInput({ field, answer, change }: AnswerInputProps) {
  switch (field.kind) {
    case "code":
      return (
        <CodeInput
          source={answer?.kind === "code" ? answer.source : field.starter}
          change={(source) => change({ kind: "code", source })}
        />
      );
    case "predict-output":
      return (
        <OrderInput
          offered={field.lines}
          expectedLines={field.expectedLines}
          lines={answer?.kind === "predict-output" ? answer.lines : field.lines}
          change={(lines) => change({ kind: "predict-output", lines })}
        />
      );
    case "predict-time":
      return (
        <TimeInput
          seconds={answer?.kind === "predict-time" ? answer.seconds : null}
          change={(seconds) => change(seconds === null ? null : { kind: "predict-time", seconds })}
        />
      );
    case "predict-timeline":
      return (
        <TimelineInput
          field={field}
          lanes={answer?.kind === "predict-timeline" ? answer.lanes : []}
          change={(lanes) => change({ kind: "predict-timeline", lanes })}
        />
      );
    case "parsons":
      return (
        <ParsonsInput
          field={field}
          lines={answer?.kind === "parsons" ? answer.lines : []}
          change={(lines) => change({ kind: "parsons", lines })}
        />
      );
    case "cloze":
      return (
        <ClozeInput
          field={field}
          blanks={answer?.kind === "cloze" ? answer.blanks : {}}
          change={(blanks) => change({ kind: "cloze", blanks })}
        />
      );
    case "spot":
      return (
        <SpotInput
          offered={field.lines}
          lines={answer?.kind === "spot" ? answer.lines : []}
          change={(lines) => change({ kind: "spot", lines })}
        />
      );
    case "choice":
      return (
        <ChoiceInput
          options={field.options}
          several={field.several}
          choice={answer?.kind === "choice" ? answer.choice : null}
          change={(choice) => change({ kind: "choice", choice })}
        />
      );
    case "match":
      return (
        <MatchInput
          field={field}
          pairs={answer?.kind === "match" ? answer.pairs : {}}
          change={(pairs) => change({ kind: "match", pairs })}
        />
      );
  }
}
