/**
 * The id of an answer about to be handed in (UUID version 7, RFC 9562), made in the browser: an answer that is sent
 * again because its reply was lost is then the same submission. `crypto.randomUUID` would be missing on plain http.
 * @param random sixteen random bytes
 */
export function newSubmissionId(nowMs: number, random: Uint8Array): string {
  const bytes = random.slice(0, 16);
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(nowMs / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
