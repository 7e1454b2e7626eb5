"use client";
import type { Answer } from "#lib/grading/answer.ts";
import type { AnswerField } from "./answer-field.ts";
import { ChoiceInput } from "./choice-input.tsx";
import { CodeInput } from "./code-input.tsx";
import { OrderInput } from "./order-input.tsx";
import { TimeInput } from "./time-input.tsx";

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
    case "choice":
      return (
        <ChoiceInput
          options={field.options}
          choice={answer?.kind === "choice" ? answer.choice : null}
          change={(choice) => change({ kind: "choice", choice })}
        />
      );
  }
}
