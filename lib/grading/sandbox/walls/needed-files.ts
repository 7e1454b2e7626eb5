/** What a child's Node reads besides its program: itself and its shared libraries. */
import { existsSync } from "node:fs";

/** By the names by which the loader found them for this very Node; and the loader's index, for libraries in odd places. */
export function neededFiles(): string[] {
  return [process.execPath, ...loadedObjects(), "/etc/ld.so.cache"].filter(
    (path) => path.startsWith("/") && existsSync(path),
  );
}

function loadedObjects(): string[] {
  Object.assign(process.report, { excludeNetwork: true }); // it would look up names
  const report: { sharedObjects?: string[] } = process.report.getReport();
  return (report.sharedObjects ?? []).filter((path) => !path.endsWith(".node"));
}
