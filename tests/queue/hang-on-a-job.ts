/** A worker that takes a job, says so, and never finishes it. */
import { startWorker } from "#lib/queue/worker.ts";

await startWorker({
  url: process.argv[2] ?? "",
  concurrency: 1,
  report: (line) => console.error(line),
  tasks: {
    work: async () => {
      console.log("took it");
      await new Promise(() => {});
    },
  },
});
