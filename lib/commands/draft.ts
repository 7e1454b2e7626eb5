/** `loopwise draft`: exercises from the Python blocks of a document. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../errors.ts";
import type { Sandbox } from "../grading/gradable.ts";
import { BadInput, readTextFile } from "./bad-input.ts";
import { draftBlock } from "./draft/draft-block.ts";
import type { Block } from "./draft/extract/block.ts";
import { extractBlocks } from "./draft/extract/extract-blocks.ts";
import { documentName, slugOf, sourceOf, type Topic, topicHeading, topicOf } from "./draft/place.ts";
import { openPythonTools, type PythonTools } from "./draft/python.ts";
import { type BlockReport, reportOf, showReport } from "./draft/report.ts";
import { writeIfProven } from "./draft/write-draft.ts";
import { printJson, progress } from "./print.ts";
import { defaultSize, withSandbox } from "./with-sandbox.ts";

const longestDocumentBytes = 2 * 1024 * 1024;

/** @returns whether anything was drafted */
export async function draft(file: string, options: { out?: string; json?: boolean }): Promise<boolean> {
  const text = await readTextFile(file, longestDocumentBytes);
  const blocks = extractBlocks(path.basename(file), text);
  const folder = options.out ?? path.join("drafts", documentName(file));
  await refuseUnlessEmpty(folder);
  const { reports, topics } =
    blocks.length === 0
      ? { reports: [], topics: [] }
      : await withSandbox(defaultSize, (sandbox) => draftDocument(sandbox, file, folder, blocks));
  const report = reportOf(file, folder, reports, topics);
  if (options.json) printJson(report);
  else showReport(report);
  return report.drafts > 0;
}

async function refuseUnlessEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw new BadInput(`${folder}: cannot be written to: name another folder with --out`);
  });
  if (names.length > 0) throw new BadInput(`${folder}: is not empty: name another folder with --out, or empty it`);
}

/** What one document's blocks share. */
interface Course {
  sandbox: Sandbox;
  tools: PythonTools;
  file: string;
  folder: string;
  blocks: Block[];
  /** Python of the blocks so far, whose definitions later ones use */
  earlier: string[];
  /** line of the first block with this program */
  seen: Map<string, number>;
  topics: Map<string, Topic>;
  /** of programs, each with how many have it */
  labels: Map<string, number>;
}

async function draftDocument(
  sandbox: Sandbox,
  file: string,
  folder: string,
  blocks: Block[],
): Promise<{ reports: BlockReport[]; topics: Topic[] }> {
  const tools = await openPythonTools(sandbox);
  const course: Course = {
    sandbox,
    tools,
    file,
    folder,
    blocks,
    earlier: [],
    seen: new Map(),
    topics: new Map(),
    labels: new Map(),
  };
  const reports: BlockReport[] = [];
  for (const [index, block] of blocks.entries()) {
    const report = await draftOne(course, block, index + 1);
    reports.push(report);
    const what = report.leftOut ?? `${report.drafts.length} drafts`;
    progress(`[${index + 1}/${blocks.length}] line ${block.line}, ${report.section}: ${what}`);
  }
  return { reports, topics: [...course.topics.values()] };
}

async function draftOne(course: Course, block: Block, number: number): Promise<BlockReport> {
  const report: BlockReport = {
    line: block.line,
    section: sourceOf(course.file, block),
    notes: [],
    leftOut: null,
    drafts: [],
    dropped: [],
  };
  const made = await course.tools.makeProgram(block.text, block.collapsed, course.earlier);
  if (made.text !== "") course.earlier.push(made.text);
  if ("problem" in made) return { ...report, leftOut: made.problem };
  report.notes = made.notes;
  const twin = course.seen.get(made.source);
  if (twin !== undefined) return { ...report, leftOut: `is the same program as the one at line ${twin}` };
  course.seen.set(made.source, block.line);
  const drafted = await draftBlock(course.sandbox, course.tools, block, number, made.source, course.labels);
  if (typeof drafted === "string") return { ...report, leftOut: drafted };
  const document = documentName(course.file);
  const heading = topicHeading(block, course.blocks);
  const topic = course.topics.get(heading) ?? topicOf(heading, course.topics.size + 1, document);
  for (const body of drafted.bodies) {
    const slug = slugOf(drafted.subject, body);
    const place = { topic, slug, id: `${document}-${number}-${body.name}`, source: report.section };
    const [problem] = await writeIfProven(course.sandbox, course.folder, drafted.subject, body, place);
    if (problem === undefined) report.drafts.push({ path: `${topic.folder}/${slug}`, kind: body.kind });
    else report.dropped.push({ name: body.name, reason: problem });
  }
  if (report.drafts.length > 0) course.topics.set(heading, topic);
  return report;
}
