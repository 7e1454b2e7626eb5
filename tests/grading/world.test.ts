import { describe, expect, test } from "vitest";
import { world } from "#lib/grading/world.ts";

/** The sentences about a declaration, each after the path of what is wrong. */
const complaints = (declared: unknown) =>
  (world.safeParse(declared).error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("a declared world", () => {
  test("may have routes in each of their forms", () => {
    const routes = ["*", "a", "/users/{id}", "POST https://{host}.example:8000/*", "/x y?page={n}", "http://h:{port}"];
    expect(complaints({ http: Object.fromEntries(routes.map((route) => [route, 1])) })).toEqual([]);
    expect(complaints({ http: { "/delay/{n}": [0, { latency: "{n}" }], "/a": { fails: "dns", latency: 1 } } })).toEqual(
      [],
    );
  });

  test.each([
    ["get https://a.example/", "write one method, in capitals, and the URL"],
    ["GET POST /a", "write one method, in capitals, and the URL"],
    ["/users/{user-id}", "braces hold a name of letters and digits, such as {id}"],
    ["/users/{1}", "braces hold a name of letters and digits, such as {id}"],
    ["/users/{id", "braces hold a name of letters and digits, such as {id}"],
    ["htp://a.example/", "write a URL with http:// or https://, or the end of its path"],
    ["http://a.example:port/", "write a URL with http:// or https://, or the end of its path"],
  ])("with the route %s, which fits nothing, is refused", (route, sentence) => {
    expect(complaints({ http: { [route]: 1 } })).toEqual([`http.${route}: ${sentence}`]);
  });

  test("that contradicts itself is refused", () => {
    expect(complaints({ http: { "/a": [1, { latency: "{n}" }] } })).toEqual([
      "http./a: the latency is {n}, and the route has no {n}",
    ]);
    expect(JSON.stringify(world.safeParse({ http: { "/a": { json: 1, text: "1" } } }).error?.issues)).toContain(
      "give json or text, not both",
    );
    expect(JSON.stringify(world.safeParse({ http: { "/a": { fails: "dns", json: 1 } } }).error?.issues)).toContain(
      "beside fails, give latency only",
    );
  });

  test("has files where files can be", () => {
    expect(complaints({ files: { contents: { "a.txt": "", "/b/c.txt": "", "b/./d": "" } } })).toEqual([]);
    expect(complaints({ files: { contents: { a: "", "a/b.txt": "" } } })).toEqual([
      "files.contents.a: is a folder of other files as well",
    ]);
    for (const path of ["../a", "a/", "/"])
      expect(complaints({ files: { contents: { [path]: "" } } })).toEqual([
        `files.contents.${path}: write the path of a file, without ..`,
      ]);
  });

  test("names functions that cost time", () => {
    expect(complaints({ cpu: { seconds: { "Parser.feed": 1, "my func": 1 } } })).toEqual([
      "cpu.seconds.my func: name a function, such as Parser.feed",
    ]);
  });
});
