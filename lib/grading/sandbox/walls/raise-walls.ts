/**
 * The child's own part of its walls: it gives up what loading needed. Runs inside the child, before any student's code.
 * Each wall is reported as it stands, not as it was meant.
 */
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import type { Walls } from "../protocol.ts";
import { namespaceKinds, ownNamespaces } from "./namespaces.ts";

export interface WallSettings {
  /** The ids of the grader's namespaces, to tell a child's own from those that it shares with the grader. */
  graderNamespaces: Record<string, string>;
  /** A number that no other child on this machine has: its process id, as the grader sees it. */
  ownNumber: number | undefined;
}

/**
 * With its process id added this is a child's user, when it was started as root. No account, container or service
 * manager takes numbers from this range (systemd's table of user ids), and processes of different users can't signal
 * each other. Children with the same process id live in different containers, and can't either.
 */
const firstUser = 0x7000_0000;

/** "nobody", by number: there may be no account of that name. For a container that maps no others. */
const sharedUser = 65_534;

/** Whether a child's user is its alone. */
export const isOwnUser = (user: number | null) => user !== null && user > firstUser;

/** Which is there, and which everybody may read: the child was started through it. */
export const anyFile = "/bin/sh";

/** What Linux says of each open file of this process. */
export const descriptorFolder = "/proc/self/fdinfo/";
const closeOnExec = 0o2000000; // O_CLOEXEC, on all machines that Node runs on

export const statusFile = "/proc/self/status";

export function raiseWalls({ graderNamespaces, ownNumber }: WallSettings): Walls {
  if (process.getuid?.() === 0) {
    if (ownNumber === undefined || !becomeUser(firstUser + ownNumber)) becomeUser(sharedUser);
  }
  closeInherited();
  const system = readSystemWalls(graderNamespaces);
  process.permission?.drop("fs.read");
  return {
    permissions:
      process.permission !== undefined && !process.permission.has("fs.read") && !process.permission.has("child"),
    noCodeGeneration: !canGenerateCode(),
    user: process.getuid?.() ?? null,
    ...system,
  };
}

/** Leaving root takes all capabilities along. */
function becomeUser(user: number): boolean {
  try {
    process.setgroups?.([]);
    process.setgid?.(user);
    process.setuid?.(user);
    return true;
  } catch {
    return false; // a container may keep root from becoming somebody else; the report says who it is
  }
}

/**
 * Whoever started the grader may have left files or pipes open in it, and those come down to us. Node marks its own to
 * be closed when it becomes another program; what bears no such mark is not its own.
 */
function closeInherited(): void {
  for (const descriptor of openDescriptors()) {
    const flags = readText(descriptorFolder + descriptor).match(/^flags:\s*([0-7]+)$/m)?.[1];
    if (descriptor > 2 && flags !== undefined && (Number.parseInt(flags, 8) & closeOnExec) === 0) closeSync(descriptor);
  }
}

function openDescriptors(): number[] {
  try {
    return readdirSync(descriptorFolder).map(Number);
  } catch {
    return []; // not Linux
  }
}

function readSystemWalls(
  graderNamespaces: WallSettings["graderNamespaces"],
): Pick<Walls, "namespaces" | "onlyItsFiles" | "noNewPrivileges" | "noCapabilities" | "systemCallFilter"> {
  const own = ownNamespaces();
  const namespaces = namespaceKinds.filter(
    (kind) => own[kind] !== undefined && graderNamespaces[kind] !== undefined && own[kind] !== graderNamespaces[kind],
  );
  const status = readText(statusFile);
  const field = (name: string) => status.match(new RegExp(`^${name}:\\s*(\\w+)$`, "m"))?.[1];
  const has = (name: string, wanted: string) => (field(name) === undefined ? null : field(name) === wanted);
  const capabilities = ["CapPrm", "CapEff", "CapAmb"].map(field);
  return {
    namespaces,
    onlyItsFiles: process.platform === "linux" ? !canOpen(anyFile) : null,
    noNewPrivileges: has("NoNewPrivs", "1"),
    noCapabilities: capabilities.includes(undefined) ? null : capabilities.every((set) => /^0+$/.test(set ?? "")),
    systemCallFilter: has("Seccomp", "2"),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function canOpen(file: string): boolean {
  try {
    closeSync(openSync(file, "r"));
    return true;
  } catch {
    return false;
  }
}

function canGenerateCode(): boolean {
  try {
    new Function("");
    return true;
  } catch {
    return false;
  }
}
