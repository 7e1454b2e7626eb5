/** What is measured: one way to grade, and the six submissions that each of them grades. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Submission {
  name: string;
  /** right */
  answer: string;
  /** what a learner might hand in instead */
  wrong: string;
  /** the five assertions as our tests.py, and for everybody else as a list of checks */
  tests: string;
  checks: string;
}

export interface Contestant {
  name: string;
  /** what its row is, in one sentence */
  note: string;
  /** how long one submission takes, roughly: decides how many are graded */
  pace: "milliseconds" | "tenths" | "seconds";
  /** how many submissions at once make sense */
  mostAtOnce: number;
  /** right answers may fail by chance */
  onRealTime?: boolean;
  /** Whether the source passes the submission's assertions. */
  grade(submission: Submission, source: string): Promise<boolean>;
  close(): void;
}

const folder = path.join(import.meta.dirname, "submissions");

export function loadSubmissions(): Submission[] {
  return readdirSync(folder).map((name) => {
    const read = (file: string) => readFileSync(path.join(folder, name, file), "utf8");
    return {
      name,
      answer: read("answer.py"),
      wrong: read("wrong.py"),
      tests: read("tests.py"),
      checks: read("checks.py"),
    };
  });
}

/** A comparison is worth something only if each side tells right from wrong. @returns what speaks against it, or null */
export async function objectionTo(contestant: Contestant, submissions: Submission[]): Promise<string | null> {
  for (const submission of submissions) {
    if (!(await contestant.grade(submission, submission.answer)) && !contestant.onRealTime)
      return `it fails the right answer of ${submission.name}`;
    if (await contestant.grade(submission, submission.wrong)) return `it passes the wrong answer of ${submission.name}`;
  }
  return null;
}
