/** Children that are no sandbox: small programs that speak the protocol as a test wants it. */
import type { Walls } from "#lib/grading/sandbox/protocol.ts";
import { SandboxChild } from "#lib/grading/sandbox/sandbox-child.ts";

const walls: Walls = {
  permissions: true,
  noCodeGeneration: true,
  user: null,
  namespaces: [],
  noNewPrivileges: null,
  noCapabilities: null,
  onlyItsFiles: null,
  systemCallFilter: null,
};

/** What each of them has: frames out, and the calls that come in. */
const prelude = `
  const fs = require("node:fs");
  const frame = (message) => {
    const body = Buffer.from(JSON.stringify(message));
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    return Buffer.concat([head, body]);
  };
  const walls = ${JSON.stringify(walls)};
  const ready = { type: "ready", walls };
  const ended = (id) => ({
    type: "ended", id, call: { end: "returned", result: '"well"', stdout: "", stderr: "", denied: [] },
  });
  const send = (...messages) => process.stdout.write(Buffer.concat(messages.map(frame)));
  const stayAlive = () => setInterval(() => {}, 1_000);
  let said = Buffer.alloc(0);
  const onCall = (answer) => process.stdin.on("data", (chunk) => {
    said = Buffer.concat([said, chunk]);
    while (said.length >= 4 && said.length >= 4 + said.readUInt32LE()) {
      const { type, id } = JSON.parse(said.subarray(4, 4 + said.readUInt32LE()));
      said = said.subarray(4 + said.readUInt32LE());
      if (type === "call") answer(id);
    }
  });
`;

/** @param script the rest of its program; "honest" is ready and answers each call with "well" */
export function fakeChild(script: string | "honest", memoryMiB?: number): SandboxChild {
  const program = script === "honest" ? "send(ready); onCall((id) => send(ended(id)));" : script;
  return new SandboxChild({ command: process.execPath, args: ["-e", prelude + program] }, memoryMiB);
}
