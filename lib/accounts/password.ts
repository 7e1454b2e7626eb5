/** Passwords as argon2id in the PHC format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP's second recommendation: 19 MiB, 2 passes, 1 lane; about 20 ms. */
const costs = { memory: 19_456, passes: 2, parallelism: 1 };
const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const { memory, passes, parallelism } = costs;
  const tag = await derive("argon2id", { message: password.normalize("NFKC"), nonce, ...costs, tagLength: 32 });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** @param stored null where there is no such account: takes as long as a wrong password, so that nobody can tell */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, m, t, p, salt, hash] = phc.exec(stored ?? decoy) ?? [];
  if (!salt || !hash) throw new Error("A stored password hash is not argon2id in the PHC format");
  const expected = Buffer.from(hash, "base64");
  const tag = await derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce: Buffer.from(salt, "base64"),
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    tagLength: expected.length,
  });
  return timingSafeEqual(tag, expected) && stored !== null;
}

/** The same cost as a real one, for a password that nobody knows. */
const decoy = `$argon2id$v=19$m=${costs.memory},t=${costs.passes},p=${costs.parallelism}$${unpadded(randomBytes(16))}$${unpadded(randomBytes(32))}`;
