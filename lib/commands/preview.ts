/**
 * Shows one exercise in the browser, as a student and as staff meet it, and reloads it whenever its folder is saved.
 * It is the application itself, on a database of its own, with the exercise's course instead of the installed one.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { createDemoAccounts } from "../accounts/demo-accounts.ts";
import { replaceCatalogue } from "../catalogue/mutations.ts";
import { type Database, openDatabase } from "../database/client.ts";
import { addressOf, childEnvironment, env } from "../env.ts";
import { OperatorError } from "../errors.ts";
import { loadExercise, loadExercises } from "../exercise-library/index.ts";
import type { Sandbox } from "../grading/gradable.ts";
import { openSandbox } from "../grading/sandbox/index.ts";
import { BadInput } from "./bad-input.ts";
import { imageFolder } from "./image-folder.ts";
import { openBrowser } from "./preview/open-browser.ts";
import { openPreviewServer, type PreviewState } from "./preview/preview-server.ts";
import { sessionCookie } from "./preview/sign-in-as.ts";
import { watchFolder } from "./preview/watch-folder.ts";
import { print, progress } from "./print.ts";
import { projectRoot } from "./project-root.ts";
import { proveContent } from "./prove/prove-content.ts";
import { loadSecret } from "./start/data-folder.ts";
import { findOwnDatabase } from "./start/own-database.ts";
import { requireFreePort } from "./start/port.ts";

/** Runs until it is interrupted. @param open whether to open the student's page in a browser */
export async function preview(folder: string, { open }: { open: boolean }): Promise<void> {
  const exerciseId = await requireExercise(folder);
  const { port, host, dataFolder: installation } = env();
  await requireFreePort(port, host);
  const dataFolder = path.join(installation, "preview");
  const appUrl = addressOf(host, port);
  const told = stopRequest();
  let db: Database | undefined;
  const server = await openPreviewServer({
    appUrl,
    enter: async (role) => {
      if (!db) throw new Error("the application is not ready yet");
      const secret = await loadSecret(dataFolder, "auth-secret", 32);
      const page = `${appUrl}/exercises/${exerciseId}`;
      return {
        location: role === "staff" ? `${page}/staff` : page,
        cookie: await sessionCookie(db, role === "staff" ? "teacher" : "student", secret, new Date()),
      };
    },
  });
  const app = startApplication(folder, { dataFolder, appUrl, previewUrl: server.url });
  try {
    await Promise.race([app.ready, told.stop]);
    if (told.isThere()) return;
    const database = findOwnDatabase(dataFolder);
    if (!("url" in database)) throw gone();
    db = openDatabase(database.url);
    // Whoever looks at a preview comes in by a link: nobody needs to know the password.
    await createDemoAccounts(db, randomUUID(), new Date());
    print(`\n  ${exerciseId}\n    as a student  ${server.url}/student\n    as staff      ${server.url}/staff\n`);
    print("  Saving a file of the folder reloads the page. Ctrl-C stops.\n");
    if (open) openBrowser(`${server.url}/student`);
    const sandbox = await openSandbox({ cacheDir: imageFolder(), size: 1, spares: 0, onProgress: progress });
    const ended = Promise.race([app.ended, told.stop]);
    await followFolder(folder, { db, sandbox, ended, tell: server.tell }).finally(() => sandbox.close());
  } finally {
    server.close();
    await db?.$disconnect();
    await app.stop();
  }
}

/** The first signal asks to stop; what runs is stopped in order, and a second one ends it at once. */
function stopRequest(): { stop: Promise<void>; isThere: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isThere = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      isThere = true;
      resolve();
    });
  return { stop: promise, isThere: () => isThere };
}

async function requireExercise(folder: string): Promise<string> {
  const loaded = await loadExercise(folder);
  if (loaded.ok) return loaded.content.id;
  throw new BadInput(`${loaded.path}: ${loaded.errors[0]}`);
}

/** `npm start` for this course, told where the preview listens. Its lines on how far it is are passed on. */
function startApplication(
  folder: string,
  { dataFolder, appUrl, previewUrl }: { dataFolder: string; appUrl: string; previewUrl: string },
) {
  const child = spawn(process.execPath, [path.join(projectRoot, "lib/commands/start.ts")], {
    cwd: projectRoot,
    env: childEnvironment({
      // Nobody's work is in a preview: never the database of a real installation.
      DATABASE_URL: "",
      AUTH_SECRET: "",
      AUTH_URL: appUrl,
      LOOPWISE_DATA: dataFolder,
      LOOPWISE_EXERCISES: path.resolve(folder, "../.."),
      PREVIEW_URL: previewUrl,
    }),
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit").then(() => {});
  const isReady = new Promise<void>((resolve) => {
    if (child.stdout)
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line.includes("Loopwise is ready")) resolve();
        else if (line.startsWith("[")) progress(line);
      });
  });
  return {
    ended,
    ready: Promise.race([
      isReady,
      ended.then(() => {
        throw gone();
      }),
    ]),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const gone = () => new OperatorError("The preview's application ended", "Its last words are above.");

interface Following {
  db: Database;
  sandbox: Sandbox;
  ended: Promise<void>;
  tell: (state: PreviewState) => void;
}

/** Loads and proves the folder now and after each save, until the application ends. */
async function followFolder(folder: string, { db, sandbox, ended, tell }: Following): Promise<void> {
  const reload = async () => {
    const loaded = await loadExercise(folder);
    if (!loaded.ok) return say({ status: "refused", problems: loaded.errors });
    const { exercises, refused } = await loadExercises(path.resolve(folder, "../.."));
    await replaceCatalogue(db, { exercises, refusedPaths: refused.map((one) => one.path) }, new Date());
    say({ status: "proving", problems: [] });
    const problems = await proveContent(sandbox, loaded.content);
    say({ status: problems.length === 0 ? "proven" : "problems", problems });
  };
  const say = (state: PreviewState) => {
    tell(state);
    if (state.status === "proving") return;
    progress(state.status === "proven" ? "✓ proven" : "✗ not proven yet");
    for (const problem of state.problems) progress(`    ${problem}`);
  };
  const stopWatching = watchFolder(path.resolve(folder, ".."), reload);
  try {
    await reload();
    await ended;
  } finally {
    stopWatching();
  }
}
