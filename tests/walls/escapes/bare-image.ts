import { fileURLToPath } from "node:url";
import { ensureImage } from "#lib/grading/sandbox/image/python-image.ts";

const directory = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** An image whose stand-in for the harness keeps nothing from a program; see bare/entry.py. */
export const bareImage = () =>
  ensureImage({
    packages: { bare: directory("bare/") },
    entries: {
      load: "bare.entry.load",
      prepare: "bare.entry.prepare",
      observe: "bare.entry.observe",
      judge: "bare.entry.judge",
    },
    cacheDir: directory("../../../.cache/images"),
  });
