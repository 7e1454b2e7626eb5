import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { jsonSchemas } from "#lib/exercise-library/json-schema.ts";

const course = path.resolve(import.meta.dirname, "../../exercises");

test.each(Object.entries(jsonSchemas))("%s is what schema.ts says", async (name, schema) => {
  const written = await readFile(path.join(course, name), "utf8");
  expect(
    written === schema(),
    `exercises/${name} is out of date: run \`node lib/exercise-library/write-json-schema.ts\` and commit it`,
  ).toBe(true);
});
