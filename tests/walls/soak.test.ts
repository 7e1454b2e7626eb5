import { expect, it } from "vitest";
import { probeRequest } from "../sandbox/probe-image.ts";
import { endTable } from "./hostile/end-table.ts";
import { soak } from "./soak.ts";

it("grades mixed submissions side by side without a wrong verdict or a fault of ours", {
  timeout: 300_000,
}, async () => {
  const { wrongVerdicts, faults, ends } = await soak(150, 2, probeRequest.cacheDir);
  console.log(endTable(ends));
  expect(wrongVerdicts).toEqual([]);
  expect(faults).toEqual([]);
});
