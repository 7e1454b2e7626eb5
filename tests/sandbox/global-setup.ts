/** Builds the images that tests share before any of them runs, so that workers don't all build them at once. */
import { ensureGraderImage } from "#lib/grading/sandbox/index.ts";
import { probeImage, probeRequest } from "./probe-image.ts";

export async function setup(): Promise<void> {
  const onProgress = (step: string) => console.log(`Python image: ${step}`);
  await probeImage(onProgress);
  await ensureGraderImage({ cacheDir: probeRequest.cacheDir, onProgress });
}
