import { describe, expect, it } from "vitest";
import {
  encodeFrame,
  FrameReader,
  longestFrameBytes,
  ProtocolError,
  type ToChild,
  toChild,
} from "#lib/grading/sandbox/protocol.ts";

const call: ToChild = {
  type: "call",
  id: 1,
  entry: "observe",
  input: '{"source": "print(\'好\')"}',
  limits: { cpuMs: 1, outputBytes: 1, memoryMiB: 1, seed: 0 },
  keep: false,
};

describe("frames", () => {
  it("arrive whole however the stream is cut", () => {
    const bytes = Buffer.concat([encodeFrame(call), encodeFrame({ type: "reset", checkpoints: 0 }), encodeFrame(call)]);
    for (const size of [1, 3, 4, 5, 100, bytes.length]) {
      const reader = new FrameReader<ToChild>(toChild);
      const messages: ToChild[] = [];
      for (let at = 0; at < bytes.length; at += size) messages.push(...reader.push(bytes.subarray(at, at + size)));
      expect(messages).toEqual([call, { type: "reset", checkpoints: 0 }, call]);
    }
  });

  it.each([
    ["too long", headOf(longestFrameBytes + 1)],
    ["no JSON", Buffer.from([1, 0, 0, 0, 0x5b])],
    ["no UTF-8", Buffer.from([3, 0, 0, 0, 0x22, 0xff, 0x22])],
    ["not to the schema", Buffer.from([2, 0, 0, 0, 0x7b, 0x7d])],
  ])("that are %s are refused", (_, frame) => {
    expect(() => new FrameReader<ToChild>(toChild).push(frame)).toThrow(ProtocolError);
  });
});

function headOf(length: number): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(length);
  return head;
}
