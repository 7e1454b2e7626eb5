/** What a sandbox child's process looks like from outside: an attempt must leave each of these as it was. */
import { readdirSync, readlinkSync } from "node:fs";
import { processIds, readOr } from "./canaries.ts";

/** Its descendants, open files, directory, root and program, user and environment; empty where there is no /proc. */
export function portraitOf(processId: number): Record<string, unknown> {
  const link = (name: string) => attempt(() => readlinkSync(`/proc/${processId}/${name}`));
  const descriptors = attempt(() => readdirSync(`/proc/${processId}/fd`));
  const status = readOr("", `/proc/${processId}/status`);
  return {
    user: /^Uid:.*$/m.exec(status)?.[0],
    privileges: /^CapEff:.*$/m.exec(status)?.[0],
    files: Array.isArray(descriptors)
      ? descriptors.map((name) => `${name} → ${link(`fd/${name}`)}`).sort()
      : descriptors,
    directory: link("cwd"),
    root: link("root"),
    program: link("exe"),
    environment: readOr("unreadable", `/proc/${processId}/environ`),
    descendants: descendantsOf(processId),
  };
}

function descendantsOf(processId: number): string[] {
  const parents = new Map(processIds().map((id) => [id, parentOf(id)]));
  const isBelow = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === String(processId) || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow).map((id) => `${id} ${readOr("", `/proc/${id}/comm`).trim()}`);
}

function parentOf(id: string): string {
  const status = readOr("", `/proc/${id}/stat`);
  return status.slice(status.lastIndexOf(")") + 2).split(" ")[1] ?? "";
}

function attempt<T>(look: () => T): T | "unreadable" {
  try {
    return look();
  } catch {
    return "unreadable";
  }
}
