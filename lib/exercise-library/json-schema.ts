/** JSON Schemas of what authors write in YAML, for editors that complete and underline. Pure. */
import { z } from "zod";
import { exerciseFileWithVariants, topicFile } from "./schema.ts";

/** Each by the name of its file in the root of a course. */
export const jsonSchemas = {
  "exercise.schema.json": () => schemaOf(exerciseFileWithVariants, "exercise.yaml of a Loopwise exercise"),
  "topic.schema.json": () => schemaOf(topicFile, "topic.yaml of a Loopwise course"),
};

function schemaOf(schema: z.ZodType, title: string): string {
  // Draft 7 is what the editors' YAML support understands best. What has a default need not be written: the input's side.
  const json = z.toJSONSchema(schema, { target: "draft-7", io: "input", reused: "ref" });
  return `${JSON.stringify({ ...json, title }, null, 2)}\n`;
}
