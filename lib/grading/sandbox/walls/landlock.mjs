/**
 * Landlock: a process tells the kernel which files it will ever open, and may not open any other from then on, nor may
 * those that it becomes. In Linux since 5.13, where the distribution has switched it on; each version refuses more.
 */
import { openSync, statSync } from "node:fs";

const createRuleset = 444;
const addRule = 445;
const restrictSelf = 446;
const askVersion = 1;
const pathBeneath = 1;

const [execute, readFile, readFolder] = [1, 4, 8];
/** How many kinds of access to files each version knows: writing, making and removing by kind, renaming and so on. */
const fileAccesses = [0, 13, 14, 15, 15, 16];
const tcpBindAndConnect = 3; // since version 4
const abstractSocketsAndSignals = 3; // since version 6: to processes that are not as confined

/**
 * @param {string[]} paths files and folders
 * @param {(number: number, ...values: (number | ArrayBuffer)[]) => number} call makes a system call
 * @returns {boolean} whether the kernel does it
 */
export function confineTo(paths, call) {
  const version = call(createRuleset, 0, 0, askVersion);
  if (version < 1) return false;
  const accesses = fileAccesses[Math.min(version, fileAccesses.length - 1)];
  const handled = new BigUint64Array([
    BigInt(2 ** accesses - 1),
    BigInt(version >= 4 ? tcpBindAndConnect : 0),
    BigInt(version >= 6 ? abstractSocketsAndSignals : 0),
  ]).buffer;
  const known = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const ruleset = call(createRuleset, handled, known, 0);
  if (ruleset < 0) return false;
  for (const path of paths) {
    const allowed = statSync(path).isDirectory() ? execute | readFile | readFolder : execute | readFile;
    const rule = new DataView(new ArrayBuffer(12));
    rule.setBigUint64(0, BigInt(allowed), true);
    rule.setInt32(8, openSync(path, "r"), true); // closed when this process becomes another
    if (call(addRule, ruleset, pathBeneath, rule.buffer, 0) < 0) return false;
  }
  return call(restrictSelf, ruleset, 0) === 0;
}
