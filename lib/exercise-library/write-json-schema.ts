/** Writes the JSON Schemas into the course: `node lib/exercise-library/write-json-schema.ts`, after schema.ts has changed. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { jsonSchemas } from "./json-schema.ts";

const course = path.resolve(import.meta.dirname, "../../exercises");
for (const [name, schema] of Object.entries(jsonSchemas)) await writeFile(path.join(course, name), schema());
