/** A run to show what a timeline is: three downloads together, one of which blocks the loop for a second. */
import { defaultLimits, type Observation, type ObservedTask } from "#lib/grading/observation.ts";

function download(id: number, name: string, spans: ObservedTask["spans"], ended: number): ObservedTask {
  return { id, name, coroutine: "download", parent: 1, created: 0, line: 12, spans, ended, outcome: "returned" };
}

const instant = (at: number, line: number) => ({ from: at, to: at, state: "run" as const, on: null, line });
const sleep = (from: number, to: number, line: number) => ({ from, to, state: "sleep" as const, on: null, line });

export const sampleObservation: Observation = {
  version: 1,
  status: "finished",
  stdout: "news\nmail\nweather\n",
  stderr: "",
  output: [
    { at: 2, task: "mail", stream: "stdout", text: "mail" },
    { at: 2.5, task: "news", stream: "stdout", text: "news" },
    { at: 4, task: "weather", stream: "stdout", text: "weather" },
  ],
  elapsed: 4,
  result: null,
  error: null,
  tasks: [
    download(4, "weather", [instant(0, 5), sleep(0, 4, 6), instant(4, 7)], 4),
    download(
      2,
      "news",
      [
        instant(0, 5),
        sleep(0, 1, 6),
        { from: 1, to: 2, state: "block", on: "time.sleep", line: 8 },
        sleep(2, 2.5, 9),
        instant(2.5, 9),
      ],
      2.5,
    ),
    download(
      3,
      "mail",
      [instant(0, 5), sleep(0, 1.5, 6), { from: 1.5, to: 2, state: "wait", on: "event loop", line: 7 }, instant(2, 7)],
      2,
    ),
  ],
  diagnostics: [],
  peakConcurrency: 3,
  calls: {},
  cost: 0,
  limits: defaultLimits,
};
