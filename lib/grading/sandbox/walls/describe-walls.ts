/** Walls in words, for logs. */
import type { Walls } from "../protocol.ts";
import { isOwnUser } from "./raise-walls.ts";

export function describeWalls(walls: Walls): string {
  const { namespaces, noNewPrivileges, noCapabilities, onlyItsFiles, systemCallFilter } = walls;
  const standing = [
    "WebAssembly",
    "Node's permissions",
    "no code generation",
    describeUser(walls.user),
    ...(namespaces.length > 0 ? [`namespaces of its own (${namespaces.join(", ")})`] : []),
    ...(noNewPrivileges ? ["no new privileges"] : []),
    ...(noCapabilities ? ["no capabilities"] : []),
    ...(onlyItsFiles ? ["no file but its own"] : []),
    ...(systemCallFilter ? ["a filter of system calls"] : []),
  ];
  return `walls: ${standing.join(", ")}`;
}

export function describeUser(user: number | null): string {
  if (user === null) return "the system has no user ids";
  if (user === 0) return "still root";
  return isOwnUser(user) ? `user ${user}, its alone` : `user ${user}`;
}
