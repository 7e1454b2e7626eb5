import path from "node:path";
import { env } from "../env.ts";
import { projectRoot } from "./project-root.ts";

/** Where every command keeps Python images, wherever it is called from. */
export function imageFolder(): string {
  return path.join(env().cacheFolder ?? path.join(projectRoot, ".cache"), "images");
}
