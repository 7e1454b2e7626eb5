/** Linux namespaces: what of the system a process has for itself, and shares with nobody. */
import { readlinkSync } from "node:fs";

/** Processes, network, mounts, System V messages, host name, users. */
export const namespaceKinds = ["pid", "net", "mnt", "ipc", "uts", "user"] as const;
export type NamespaceKind = (typeof namespaceKinds)[number];

/** Where a process sees its own, by kind. */
export const namespaceFolder = "/proc/self/ns/";

/** The ids of this process's own namespaces; empty where the system has none or doesn't tell. */
export function ownNamespaces(): Partial<Record<NamespaceKind, string>> {
  const ids: Partial<Record<NamespaceKind, string>> = {};
  for (const kind of namespaceKinds) {
    try {
      ids[kind] = readlinkSync(namespaceFolder + kind);
    } catch {
      // Not Linux, or a kernel without this kind.
    }
  }
  return ids;
}
