/** Frames as a hostile child may send them: cut, mixed up, too long, no text. FUZZ_ROUNDS=50 makes more of them. */
import { afterEach, expect, test, vi } from "vitest";
import {
  encodeFrame,
  FrameReader,
  type FromChild,
  fromChild,
  longestFrameBytes,
  ProtocolError,
} from "#lib/grading/sandbox/protocol.ts";
import { Random, rounds } from "./random.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const texts = ["", "a", "好\n", '"\\', "\u0000", "\ud83d\ude00", "x".repeat(3_000), "[".repeat(200)];

function anyMessage(random: Random): FromChild {
  const captured = { stdout: random.of(texts), stderr: random.of(texts), denied: random.of([[], ["a"], ["a", "b"]]) };
  const call: Extract<FromChild, { type: "ended" }>["call"] =
    random.below(2) === 0
      ? { end: "returned", result: random.of(texts), ...captured }
      : {
          end: random.of(["crashed", "denied", "exited", "timed-out"] as const),
          detail: random.of(texts),
          ...captured,
        };
  return { type: "ended", id: 1 + random.below(2 ** 40), call };
}

/** Everything up to the end of the stream, or to what breaks it. */
function readAll(chunks: Iterable<Uint8Array>): { messages: FromChild[]; error: unknown } {
  const reader = new FrameReader<FromChild>(fromChild);
  const messages: FromChild[] = [];
  try {
    for (const chunk of chunks) messages.push(...reader.push(chunk));
  } catch (error) {
    return { messages, error };
  }
  return { messages, error: null };
}

function* cut(bytes: Uint8Array, random: Random): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const size = random.of([1, 2, 3, 5, 64, 1_000, 70_000]);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const framesOf = (messages: FromChild[]) => Buffer.concat(messages.map(encodeFrame));

test("messages arrive as they were sent, however the stream is cut", () => {
  const random = new Random(1);
  for (let round = 0; round < rounds / 10; round++) {
    const sent = Array.from({ length: 1 + random.below(5) }, () => anyMessage(random));
    expect(readAll(cut(framesOf(sent), random)), `round ${round}`).toEqual({ messages: sent, error: null });
  }
});

const damages: ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => Buffer.from(bytes).fill(random.below(256), random.below(bytes.length), random.below(bytes.length)),
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random.below(bytes.length)] = random.below(256);
    return changed;
  },
  (bytes, random) => {
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(random.below(9), random.below(256)), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt32LE(random.of([0, 1, 2, bytes.length, longestFrameBytes, longestFrameBytes + 1, 2 ** 32 - 1]), 0);
    return changed;
  },
  (bytes, random) => Buffer.concat([bytes.subarray(random.below(bytes.length)), bytes]),
  (_, random) => Buffer.from(Array.from({ length: 1 + random.below(200) }, () => random.below(256))),
];

test("what is damaged is a message to the schema, nothing yet, or a ProtocolError of a readable length", () => {
  const random = new Random(2);
  const ends = { refused: 0, waiting: 0, whole: 0 };
  for (let round = 0; round < rounds; round++) {
    const sent = [anyMessage(random), anyMessage(random)];
    const { messages, error } = readAll(cut(random.of(damages)(framesOf(sent), random), random));
    for (const message of messages) expect(fromChild.safeParse(message).success, `round ${round}`).toBe(true);
    if (error !== null) {
      expect(error, `round ${round}`).toBeInstanceOf(ProtocolError);
      expect((error as Error).message.length).toBeLessThan(1_000);
    }
    ends[error !== null ? "refused" : messages.length < sent.length ? "waiting" : "whole"]++;
  }
  expect(Math.min(ends.refused, ends.waiting, ends.whole), JSON.stringify(ends)).toBeGreaterThan(rounds / 100);
});

function frameOf(body: string): Buffer {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(bytes.length, 0);
  return Buffer.concat([head, bytes]);
}
const ended = (fields: string) => `{"type":"ended","id":1,"call":{"end":"returned",${fields}}}`;
const million = 1_000_000;

test.each([
  ["brackets a million deep", "[".repeat(million)],
  ["closed brackets a million deep", "[".repeat(million) + "]".repeat(million)],
  [
    "unknown keys by the hundred thousand",
    `{"type":"ready",${Array.from({ length: 200_000 }, (_, key) => `"k${key}":1`).join()}}`,
  ],
  ["a million wrong entries", ended(`"result":"","stdout":"","stderr":"","denied":[${"1,".repeat(million)}1]`)],
  [
    "more denials than a run can have",
    ended(`"result":"","stdout":"","stderr":"","denied":[${'"",'.repeat(million)}""]`),
  ],
  ["a key twice, the second wrong", ended('"result":"","stdout":"","stderr":"","denied":[],"result":1')],
  ["a prototype", ended('"result":"","stdout":"","stderr":"","denied":[],"__proto__":{"polluted":true}')],
  ["a number for an id that is none", '{"type":"ended","id":1e400,"call":{}}'],
])("%s is a ProtocolError, told in a line or two", (_, body) => {
  const { messages, error } = readAll([frameOf(body)]);
  expect(messages).toEqual([]);
  expect(error).toBeInstanceOf(ProtocolError);
  expect((error as Error).message.length).toBeLessThan(1_000);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a long frame that drips in is copied a fixed number of times, not once for each drop", () => {
  const real = Buffer.concat;
  const copied: number[] = [];
  const drip = (length: number) => {
    const bytes = frameOf(ended(`"result":"${"x".repeat(length)}","stdout":"","stderr":"","denied":[]`));
    const before = copied.length;
    expect(readAll(Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1))).messages).toHaveLength(
      1,
    );
    return copied.slice(before).reduce((sum, size) => sum + size, 0) / bytes.length;
  };
  vi.spyOn(Buffer, "concat").mockImplementation((...args) => {
    const joined = real(...args);
    copied.push(joined.length);
    return joined;
  });
  expect(drip(20_000)).toBeLessThan(2);
  expect(drip(40_000)).toBeLessThan(2);
});
