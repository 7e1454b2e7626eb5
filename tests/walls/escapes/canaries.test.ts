/** The watch itself: who touches a canary is seen. Without this, a corpus of escapes without effects would show nothing. */
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Canaries, setOut } from "./canaries.ts";
import { portraitOf } from "./child-portrait.ts";

let image: string;
let canaries: Canaries;
const place = (name: string) => String(canaries.places[name]);

beforeEach(async () => {
  image = mkdtempSync(join(tmpdir(), "loopwise-image-"));
  canaries = await setOut(image);
});

afterEach(() => {
  canaries.close();
  rmSync(image, { recursive: true });
});

describe("a canary", () => {
  it("says nothing while nobody comes near", async () => {
    expect(await canaries.effects()).toEqual([]);
  });

  it.each([
    ["a file that is written", () => writeFileSync(place("file"), "x"), /has changed/],
    ["a file that is made beside it", () => writeFileSync(join(place("directory"), "new"), ""), /has changed/],
    ["a file's mode", () => chmodSync(place("file"), 0o600), /has changed/],
    ["a file of the image", () => writeFileSync(join(image, "image.bin"), ""), /has changed/],
  ])("notices %s", async (_, touch, words) => {
    touch();
    expect(await canaries.effects()).toEqual([expect.stringMatching(words)]);
  });

  it("notices a file with its mark anywhere that all may write", async () => {
    const path = join(tmpdir(), `x-${place("mark")}`);
    writeFileSync(path, "");
    expect(await canaries.effects()).toContain(`a file ${path}`);
    rmSync(path);
  });

  it("notices a connection, and tells it its secret", async () => {
    for (const address of [{ port: Number(place("port")), host: "127.0.0.1" }, { path: place("socket") }]) {
      const socket = connect(address);
      const [secret] = await once(socket.setEncoding("utf8"), "data");
      expect(canaries.secrets).toContain(secret);
      expect(await canaries.effects()).toEqual([expect.stringMatching(/^a connection to the/)]);
      socket.destroy();
    }
  });

  it("notices a datagram", async () => {
    const socket = createSocket("udp4");
    await new Promise((sent) => socket.send("hello", Number(place("udpPort")), "127.0.0.1", sent));
    expect(await canaries.effects()).toEqual(["a datagram: hello"]);
    socket.close();
  });

  it("notices a process that bears its mark", async () => {
    const child = spawn(process.execPath, ["-e", "process.stdin.resume()", place("mark")], {
      stdio: ["pipe", "ignore", "ignore"],
    });
    await once(child, "spawn");
    expect(await canaries.effects()).toEqual([`a process ${child.pid}`]);
    expect(portraitOf(process.pid).descendants).toContainEqual(expect.stringMatching(`^${child.pid} `));
    child.stdin.end();
    await once(child, "close");
  });

  it("notices a signal to the process beside it, and its end", async () => {
    process.kill(Number(place("process")), "SIGUSR2");
    await expect.poll(() => canaries.effects()).toEqual(["the process beside it: SIGUSR2"]);
    process.kill(Number(place("process")), "SIGKILL");
    await expect.poll(() => canaries.effects()).toEqual(["the process beside it: it ended with SIGKILL"]);
  });

  it("notices a signal to the grader", async () => {
    process.kill(process.pid, "SIGUSR2");
    await expect.poll(() => canaries.effects()).toEqual(["the grader got SIGUSR2"]);
  });
});
