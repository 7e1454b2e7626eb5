/** What became of a document: what --json prints, and the summary for people. */
import type { ExerciseKind } from "../../exercise-library/schema.ts";
import { print } from "../print.ts";
import type { Topic } from "./place.ts";

export interface BlockReport {
  line: number;
  section: string;
  /** what was done to the block so that it runs */
  notes: string[];
  /** why there is nothing of it; null where it ran */
  leftOut: string | null;
  drafts: { path: string; kind: ExerciseKind }[];
  /** drafts that `check` would refuse, with its first reason */
  dropped: { name: string; reason: string }[];
}

export interface DraftReport {
  version: 1;
  document: string;
  folder: string;
  blocks: BlockReport[];
  found: number;
  run: number;
  drafts: number;
  byKind: Partial<Record<ExerciseKind, number>>;
  /** topics whose title has its words in one language only */
  toTranslate: string[];
}

export function reportOf(document: string, folder: string, blocks: BlockReport[], topics: Topic[]): DraftReport {
  const drafts = blocks.flatMap((block) => block.drafts);
  return {
    version: 1,
    document,
    folder,
    blocks,
    found: blocks.length,
    run: blocks.filter((block) => block.leftOut === null).length,
    drafts: drafts.length,
    byKind: Object.fromEntries(
      [...new Set(drafts.map((one) => one.kind))].map((kind) => [
        kind,
        drafts.filter((one) => one.kind === kind).length,
      ]),
    ),
    toTranslate: topics.filter((one) => !one.isTranslated).map((one) => `${one.folder}/topic.yaml`),
  };
}

export function showReport({ folder, blocks, found, run, drafts, byKind, toTranslate }: DraftReport): void {
  print(`${count(found, "Python block")} found, ${run} of them run, ${count(drafts, "draft")}`);
  for (const [kind, number] of Object.entries(byKind)) print(`  ${String(number).padStart(3)} ${kind}`);
  const changed = blocks.filter((block) => block.leftOut === null && block.notes.length > 0);
  if (changed.length > 0) print("changed, so that they run:");
  for (const { line, notes } of changed) print(`  line ${line}: ${notes.join("; ")}`);
  const left = blocks.filter((block) => block.leftOut !== null);
  if (left.length > 0) print("left out:");
  for (const { line, leftOut } of left) print(`  line ${line}: ${leftOut}`);
  const dropped = blocks.flatMap((block) => block.dropped.map((one) => ({ line: block.line, ...one })));
  if (dropped.length > 0) print("not proven, and so not written:");
  for (const { line, name, reason } of dropped) print(`  line ${line}, ${name}: ${reason}`);
  if (toTranslate.length > 0) print(`titles to translate: ${toTranslate.join(", ")}`);
  if (drafts > 0) print(`Read each before learners meet it; \`loopwise check ${folder}\` proves them anew.`);
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
