import { z } from "zod";
import type { Exercise } from "../exercise-library/schema.ts";
import { type Answer, answer, answerLimitBytes } from "../grading/answer.ts";
import { misfit } from "../grading/fits-exercise.ts";
import { BadInput, readTextFile } from "./bad-input.ts";

const shapes: Record<Exclude<Exercise["kind"], "code">, string> = {
  "predict-output": '{"lines": ["…", "…"]}',
  "predict-time": '{"seconds": 3}',
  "predict-timeline": '{"lanes": [{"lane": "Task-1", "spans": [{"from": 0, "to": 1, "state": "sleep"}]}]}',
  parsons: '{"lines": [{"text": "…", "indent": 0}]}',
  cloze: '{"blanks": {"name": "…"}}',
  spot: '{"lines": [3]}',
  choice: '{"choice": "b"}',
  match: '{"pairs": {"left": "right"}}',
};

/** An answer to this exercise from a file: .py for code, else .json without its kind. Throws BadInput. */
export async function readAnswer(file: string, exercise: Exercise): Promise<Answer> {
  const ending = exercise.kind === "code" ? ".py" : ".json";
  if (!file.endsWith(ending)) throw new BadInput(`${file}: ${exercise.id} (${exercise.kind}) wants a ${ending} file`);
  const text = await readTextFile(file, answerLimitBytes);
  const read: Answer =
    exercise.kind === "code" ? { kind: "code", source: text } : parseJsonAnswer(file, text, exercise.kind);
  if (new TextEncoder().encode(JSON.stringify(read)).length > answerLimitBytes)
    throw new BadInput(`${file}: an answer may have ${answerLimitBytes} bytes at most`);
  const what = misfit(exercise, read);
  if (what !== null) throw new BadInput(`${file}: ${what}`);
  return read;
}

function parseJsonAnswer(file: string, text: string, kind: keyof typeof shapes): Answer {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    throw new BadInput(`${file}: is not JSON: write ${shapes[kind]}`);
  }
  if (!z.record(z.string(), z.unknown()).safeParse(fields).success)
    throw new BadInput(`${file}: is not an object: write ${shapes[kind]}`);
  const parsed = answer.safeParse({ ...(fields as object), kind });
  if (parsed.success && !("kind" in (fields as object))) return parsed.data;
  const issue = parsed.error?.issues[0];
  const what = issue ? `${issue.path.join(".")}: ${issue.message}` : "leave out kind";
  throw new BadInput(`${file}: ${what}: write ${shapes[kind]}`);
}
