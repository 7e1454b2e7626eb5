/** What an escape would touch, watched from outside: files, a listener, a datagram socket, a process, an environment. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

/** Ends our own connections and datagrams: what came before one of these was somebody else's. */
const ownToken = Buffer.from("own");
const watchedSignals = ["SIGTERM", "SIGHUP", "SIGINT", "SIGUSR2", "SIGALRM", "SIGCONT"] as const;

export interface Canaries {
  /** Where they are, as attempts are told. */
  readonly places: Record<string, string | number>;
  /** Texts that only the outside knows: in no observation may one of them be. */
  readonly secrets: string[];
  /** What was touched since it was last asked, in words. */
  effects(): Promise<string[]>;
  close(): void;
}

/** @param imageDirectory of the image in use, which must stay as it is */
export async function setOut(imageDirectory: string): Promise<Canaries> {
  const mark = `escape-${randomBytes(6).toString("hex")}`;
  const secret = (of: string) => `secret-of-the-${of}-${randomBytes(6).toString("hex")}`;
  const secrets = {
    file: secret("file"),
    listener: secret("listener"),
    process: secret("process"),
    env: secret("env"),
  };
  const files = layOutFiles(secrets.file);
  process.env.LOOPWISE_CANARY = secrets.env;

  const listener = await Listener.open(secrets.listener, { port: 0, host: "127.0.0.1" });
  const unixListener = await Listener.open(secrets.listener, { path: join(files.directory, "socket") });
  chmodSync(join(files.directory, "socket"), 0o777);
  const datagrams = await Datagrams.open();
  const bystander = await Bystander.start(secrets.process);
  const ownSignals: string[] = [];
  const onSignal = (signal: string) => ownSignals.push(signal);
  for (const signal of watchedSignals) process.on(signal, onSignal);

  const watched = [files.directory, imageDirectory];
  const before = watched.map(contentsOf);
  return {
    places: {
      mark,
      file: files.file,
      library: files.library,
      directory: files.directory,
      socket: join(files.directory, "socket"),
      port: listener.port,
      udpPort: datagrams.port,
      process: bystander.processId,
      grader: process.pid,
    },
    secrets: Object.values(secrets),
    async effects() {
      return [
        ...(await listener.strangers()).map((text) => `a connection to the port: ${text}`),
        ...(await unixListener.strangers()).map((text) => `a connection to the socket: ${text}`),
        ...(await datagrams.strangers()).map((text) => `a datagram: ${text}`),
        ...watched.flatMap((directory, index) =>
          contentsOf(directory) === before[index] ? [] : [`${directory} has changed`],
        ),
        ...filesNamed(mark).map((path) => `a file ${path}`),
        ...processesNamed(mark).map((processId) => `a process ${processId}`),
        ...bystander.takeEvents().map((event) => `the process beside it: ${event}`),
        ...ownSignals.splice(0).map((signal) => `the grader got ${signal}`),
      ];
    },
    close() {
      for (const signal of watchedSignals) process.off(signal, onSignal);
      bystander.close();
      listener.close();
      unixListener.close();
      datagrams.close();
      delete process.env.LOOPWISE_CANARY;
      rmSync(files.directory, { recursive: true, force: true });
    },
  };
}

/** All may read and write here, so nothing but the walls keeps a child from it. */
function layOutFiles(secret: string) {
  const directory = mkdtempSync(join(tmpdir(), "loopwise-canary-"));
  chmodSync(directory, 0o777);
  const file = join(directory, "file.txt");
  const library = join(directory, "library.so");
  writeFileSync(file, secret);
  writeFileSync(join(directory, "escape_canary.py"), `SECRET = "${secret}"\n`);
  copyFileSync(fileURLToPath(new URL("bare/entry.py", import.meta.url)), library);
  for (const path of [file, library]) chmodSync(path, 0o777);
  return { directory, file, library };
}

/** Names, sizes, times and modes of all that is in a directory; its use is noted in a file that is left out. */
function contentsOf(directory: string): string {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name !== "last-used")
    .sort()
    .map((name) => {
      const { size, mtimeMs, mode, uid, nlink } = statSync(join(directory, name));
      return [name, size, mtimeMs, mode, uid, nlink].join(" ");
    })
    .join("\n");
}

function filesNamed(mark: string): string[] {
  const places = [...new Set([tmpdir(), "/tmp", "/var/tmp", "/dev/shm", "/", process.cwd(), homedir()])];
  return places.flatMap((directory) => {
    try {
      return readdirSync(directory)
        .filter((name) => name.includes(mark))
        .map((name) => join(directory, name));
    } catch {
      return []; // not on this system
    }
  });
}

function processesNamed(mark: string): string[] {
  return processIds().filter((id) => readOr("", `/proc/${id}/cmdline`).includes(mark));
}

export function processIds(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return []; // no /proc on this system
  }
}

export function readOr(otherwise: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return otherwise;
  }
}

/** Tells its secret to whoever connects. */
class Listener {
  readonly #server: Server;
  readonly #heard: string[] = [];
  #ownArrived: () => void = () => {};

  private constructor(secret: string) {
    this.#server = createServer((socket) => {
      let said = "";
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        said += chunk;
        if (said === ownToken.toString()) {
          this.#heard.splice(this.#heard.indexOf("somebody"), 1);
          socket.end();
          this.#ownArrived();
        }
      });
      this.#heard.push("somebody");
      socket.write(secret);
    });
  }

  static async open(secret: string, where: { port: number; host: string } | { path: string }): Promise<Listener> {
    const listener = new Listener(secret);
    listener.#server.listen(where);
    await once(listener.#server, "listening");
    return listener;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections arrive in order: once our own is here, all before it are. */
  async strangers(): Promise<string[]> {
    const address = this.#server.address();
    const socket = typeof address === "string" ? connect(address) : connect(this.port, "127.0.0.1");
    socket.on("error", () => {});
    const arrived = new Promise<void>((resolve) => {
      this.#ownArrived = resolve;
    });
    socket.write(ownToken);
    await arrived;
    socket.destroy();
    return this.#heard.splice(0);
  }

  close(): void {
    this.#server.close();
  }
}

class Datagrams {
  readonly #socket: Socket = createSocket("udp4");
  readonly #heard: string[] = [];
  #ownArrived: () => void = () => {};

  static async open(): Promise<Datagrams> {
    const datagrams = new Datagrams();
    datagrams.#socket.on("message", (message) => {
      if (message.equals(ownToken)) datagrams.#ownArrived();
      else datagrams.#heard.push(message.toString());
    });
    datagrams.#socket.bind(0, "127.0.0.1");
    await once(datagrams.#socket, "listening");
    return datagrams;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  async strangers(): Promise<string[]> {
    const arrived = new Promise<void>((resolve) => {
      this.#ownArrived = resolve;
    });
    this.#socket.send(ownToken, this.port, "127.0.0.1");
    await arrived;
    return this.#heard.splice(0);
  }

  close(): void {
    this.#socket.close();
  }
}

/** A process of the same user as a child's, which reports each signal that it gets. */
class Bystander {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  #events: string[] = [];

  private constructor(secret: string) {
    const script = `
      if (process.getuid?.() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
      for (const signal of Object.keys(require("node:os").constants.signals))
        try { process.on(signal, () => console.log(signal)); } catch {}
      process.stdin.on("end", () => process.exit()).resume();
      console.log("ready");`;
    this.#process = spawn(process.execPath, ["-e", script, secret], {
      stdio: ["pipe", "pipe", "ignore"],
      env: {} as NodeJS.ProcessEnv,
    });
  }

  static async start(secret: string): Promise<Bystander> {
    const bystander = new Bystander(secret);
    bystander.#process.on("close", (code, signal) => bystander.#events.push(`it ended with ${signal ?? code}`));
    const lines = bystander.#process.stdout.setEncoding("utf8");
    await once(lines, "data");
    lines.on("data", (text: string) => bystander.#events.push(text.trim()));
    return bystander;
  }

  get processId(): number {
    return this.#process.pid ?? 0;
  }

  takeEvents(): string[] {
    const state = /^State:\s+(\S)/m.exec(readOr("", `/proc/${this.processId}/status`))?.[1];
    const stopped = state === "T" ? ["it was stopped"] : [];
    return [...this.#events.splice(0), ...stopped];
  }

  close(): void {
    this.#process.removeAllListeners("close");
    this.#process.stdin.end();
  }
}
