/** The loopwise command. Exit codes: 0 done or passed, 1 not passed, 2 bad input or a fault, one line on stderr. */
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { OperatorError } from "../errors.ts";
import { GraderFault } from "../grading/grader-fault.ts";
import { BadInput } from "./bad-input.ts";
import { imageFolder } from "./image-folder.ts";

const badInput = 2;

/** Loaded when wanted: a usage error costs no sandbox, and only `work` loads the database. */
const commands = {
  run: async () => (await import("./run.ts")).run,
  grade: async () => (await import("./grade.ts")).grade,
  check: async () => (await import("./check.ts")).check,
  new: async () => (await import("./new.ts")).newExercise,
  draft: async () => (await import("./draft.ts")).draft,
  preview: async () => (await import("./preview.ts")).preview,
  doctor: async () => (await import("./doctor.ts")).doctor,
  bench: async () => (await import("./bench.ts")).bench,
  work: async () => (await import("../submissions/work.ts")).work,
};

function build(): Command {
  const program = new Command("loopwise")
    .description("Quizzes and exercises for asynchronous Python, graded exactly on virtual time.")
    .exitOverride()
    .showSuggestionAfterError(false)
    // Commander's own complaints become one line like every other.
    .configureOutput({ outputError: () => {} });
  program.action(() => {
    const names = program.commands.map((one) => one.name()).join(", ");
    throw new BadInput(`name a command: ${names} (\`loopwise --help\` explains them)`);
  });

  const command = (usage: string, description: string) =>
    program.command(usage).description(description).exitOverride().showSuggestionAfterError(false);
  const json = ["--json", "print exactly one JSON document"] as const;

  command("run FILE.py", "run a program on virtual time: its output, and how long it took")
    .option(...json)
    .option("--timeline", "draw a lane for each task")
    .option("--world <file.yaml>", "what the simulated network, disk, database and processor are like")
    .action(async (file: string, options: { json?: boolean; timeline?: boolean; world?: string }) =>
      finish(await (await commands.run())(file, options)),
    );
  command("grade EXERCISE_DIR ANSWER_FILE", "grade one answer: a .py file for code, else a .json file")
    .option(...json)
    .option(
      "--seed <seed>",
      "of random numbers in the program's own run, and of the variant: a number, or a learner's as the staff page shows it",
      seedText,
      "0",
    )
    .action(async (folder: string, file: string, options: { json?: boolean; seed: string }) =>
      finish(await (await commands.grade())(folder, file, options)),
    );
  command("check [DIR...]", "prove exercises of every kind: the right answer passes, each foreseen wrong one fails")
    .option(...json)
    .action(async (folders: string[], options: { json?: boolean }) =>
      finish(await (await commands.check())(folders, options)),
    );
  command("new KIND TOPIC/SLUG", "scaffold an exercise: complete and proven, but for the prose that you write")
    .option("--course <dir>", "folder of the course; the project's own unless it is said")
    .option("--variants", "other names and numbers for each learner, by a variant.py")
    .action(async (kind: string, place: string, options: { course?: string; variants?: boolean }) =>
      finish(await (await commands.new())(kind, place, options)),
    );
  command(
    "preview EXERCISE_DIR",
    "open an exercise in the browser, as a student and as staff; reloads when it is saved",
  )
    .option("--no-open", "print the addresses only")
    .action(async (folder: string, options: { open: boolean }) => {
      await (await commands.preview())(folder, options);
    });
  command("draft DOC", "draft exercises from a document's Python blocks, each proven by running it")
    .option(...json)
    .option("--out <dir>", "where to, an empty folder; drafts/ and the document's name by default")
    .action(async (file: string, options: { json?: boolean; out?: string }) =>
      finish(await (await commands.draft())(file, options)),
    );
  command("doctor", "examine this machine: what runs here, which walls stand, and what to do next")
    .option(...json)
    .action(async (options: { json?: boolean }) => finish(await (await commands.doctor())(options)));
  command("bench", "measure grading beside other ways to grade; some minutes")
    .option(...json)
    .option("--quick", "half a minute, and rough numbers")
    .action(async (options: { json?: boolean; quick?: boolean }) => finish(await (await commands.bench())(options)));
  command("work", "grade submitted answers from the queue until stopped").action(async () => {
    const { proveContent } = await import("./prove/prove-content.ts");
    await (await commands.work())({ imageFolder: imageFolder(), prove: proveContent });
  });
  return program;
}

/** Of a learner's variant it is exercise/learner/attempt group. */
function seedText(text: string): string {
  if (/^(-?\d{1,15}|[a-z0-9-]+\/[0-9a-f-]{36}\/\d{1,6})$/.test(text)) return text;
  throw new InvalidArgumentError("Give a whole number, or a learner's seed as the exercise's staff page shows it.");
}

function finish(passed: boolean): void {
  process.exitCode = passed ? 0 : 1;
}

/** One line; our own faults say that they are ours. */
function complaint(error: unknown): string | null {
  if (error instanceof CommanderError) return oneLine(error.message.replace(/^error: /, ""));
  if (error instanceof BadInput) return oneLine(error.message);
  if (error instanceof OperatorError) return oneLine(`${error.message}: ${error.remedy}`);
  if (error instanceof GraderFault) return oneLine(`the grader failed, not the answer: ${error.message}`);
  return null;
}

const oneLine = (text: string) => text.trim().replaceAll(/\s*\n\s*/g, " ");

try {
  await build().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) {
    process.exitCode = 0; // --help has been printed
  } else {
    const line = complaint(error);
    if (line === null)
      console.error(error); // a bug keeps its stack
    else process.stderr.write(`loopwise: ${line}\n`);
    process.exitCode = badInput;
  }
}
