import { watch } from "node:fs";

/** Editors write a file in several steps: what comes together is told once. */
const restMs = 150;

/** Calls back, one call at a time, after something below the folder was saved. @returns how to stop */
export function watchFolder(folder: string, changed: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await changed();
    } while (again);
    running = false;
  };
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), restMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
