import { fileURLToPath } from "node:url";
import { ensureImage, type ImageRequest } from "#lib/grading/sandbox/image/python-image.ts";

const directory = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const probeRequest: ImageRequest = {
  packages: { probe: directory("fixtures/probe/") },
  entries: {
    run: "probe.entry.run",
    count: "probe.entry.count",
    load: "probe.entry.nothing",
    prepare: "probe.entry.nothing",
    observe: "probe.entry.forge",
    judge: "probe.entry.count",
  },
  cacheDir: directory("../../.cache/images"),
};

/** An image with the stand-ins of fixtures/ instead of harness and judge; built once for all test files. */
export const probeImage = (onProgress = (_step: string) => {}) => ensureImage({ ...probeRequest, onProgress });
