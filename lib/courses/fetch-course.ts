/** Brings a course's files to where they can be read. */
import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { bareEnvironment } from "../env.ts";
import { isFolder } from "./schema.ts";

const run = promisify(execFile);
const cloneTimeoutMs = 120_000;

/** The course cannot be had; the message says why, and what to do. */
export class CourseUnreachable extends Error {
  override readonly name = "CourseUnreachable";
}

export interface FetchedCourse {
  /** the folder of topics */
  root: string;
  /** of a Git repository, the commit */
  commit: string | null;
  remove: () => Promise<void>;
}

/** @throws CourseUnreachable */
export async function fetchCourse(location: string, signal: AbortSignal): Promise<FetchedCourse> {
  if (isFolder(location)) {
    if (!(await isDirectory(location))) throw new CourseUnreachable(`there is no folder ${location} on the server`);
    return { root: await courseRoot(location), commit: null, remove: async () => {} };
  }
  const folder = await mkdtemp(path.join(await realpath(tmpdir()), "loopwise-course-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const commit = await clone(location, folder, signal);
    return { root: await courseRoot(folder), commit, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Nothing in a repository runs or leads out of it: no hooks, no submodules, no symbolic links, no prompts. */
async function clone(address: string, folder: string, signal: AbortSignal): Promise<string> {
  const git = (...given: string[]) =>
    run(
      "git",
      ["-c", "core.symlinks=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never", ...given],
      {
        signal,
        timeout: cloneTimeoutMs,
        // Helpers and filters that the machine's owner has set up for git run as well: what is secret is none of theirs.
        env: bareEnvironment({
          LC_ALL: "C", // whyNot reads what it says
          GIT_TERMINAL_PROMPT: "0",
          GIT_ALLOW_PROTOCOL: "https:http:ssh:git",
          GIT_SSH_COMMAND: "ssh -o BatchMode=yes",
        }),
      },
    );
  try {
    await git("clone", "--quiet", "--depth", "1", "--no-tags", "--", address, folder);
    return (await git("-C", folder, "rev-parse", "HEAD")).stdout.trim();
  } catch (error) {
    signal.throwIfAborted();
    throw new CourseUnreachable(whyNot(address, error));
  }
}

function whyNot(address: string, error: unknown): string {
  const { code, killed, stderr } = error as { code?: unknown; killed?: boolean; stderr?: string };
  if (code === "ENOENT") return "git is not installed on the server: install it, or give a folder";
  if (killed) return `${address} did not answer within ${cloneTimeoutMs / 1000} seconds: try again later`;
  const said = (stderr ?? "").split("\n").find((line) => /^(fatal|error|remote):/.test(line.trim())) ?? "git failed";
  return `${address} cannot be cloned (${said.trim()}): check the address and that the server may read it`;
}

/** A repository may hold more than the course: then that is in its folder exercises. */
async function courseRoot(folder: string): Promise<string> {
  const inside = path.join(folder, "exercises");
  return (await isDirectory(inside)) ? inside : folder;
}

const isDirectory = (folder: string) =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
