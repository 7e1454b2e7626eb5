import { expect, test } from "vitest";
import { addressOf, parseEnvironment } from "#lib/env.ts";
import { OperatorError, reportOf } from "#lib/errors.ts";

test("an empty environment is enough", () => {
  expect(parseEnvironment({})).toMatchObject({ port: 3000, host: "localhost", authUrl: "http://localhost:3000" });
});

test("an empty variable counts as not set", () => {
  expect(parseEnvironment({ DATABASE_URL: "", PORT: "" })).toMatchObject({ databaseUrl: undefined, port: 3000 });
});

test.each([
  ["PORT", "80000", "PORT must be a number from 1 to 65535"],
  ["PORT", "http", "PORT must be a number from 1 to 65535"],
  ["DATABASE_URL", "mysql://me:secret@db/x", "DATABASE_URL must look like postgresql://"],
  ["AUTH_SECRET", "short-secret", "AUTH_SECRET must have at least 32 characters"],
  ["AUTH_URL", "loopwise.example.org", "AUTH_URL must be the address people type"],
  ["TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES must be a whole number from 0 to 16"],
  ["GRADERS", "0", "GRADERS must be a whole number from 1 to 256"],
])("%s=%s is refused by name, with a sentence on what it is, and without its value", (name, text, problem) => {
  const parse = () => parseEnvironment({ [name]: text });
  expect(parse).toThrow(OperatorError);
  try {
    parse();
  } catch (error) {
    expect(reportOf(error)).toContain(problem);
    expect(reportOf(error)).not.toContain("secret@");
    expect(reportOf(error).split("\n")).toHaveLength(2);
  }
});

test.each([
  ["localhost", "http://localhost:3000"],
  ["192.168.1.20", "http://192.168.1.20:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["fd00::5", "http://[fd00::5]:3000"],
])("a server that listens on %s is found at %s", (host, address) => {
  expect(addressOf(host, 3000)).toBe(address);
  expect(parseEnvironment({ HOST: host }).authUrl).toBe(address);
});
