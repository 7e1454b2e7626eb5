/** A Python value as plain data. Pure. */
import { z } from "zod";

/** Exact built-in types only; anything else is its type's name and its repr. `bytes` is base64. */
export type Value =
  | null
  | boolean
  | number
  | string
  | { list: Value[] }
  | { tuple: Value[] }
  | { set: Value[] }
  | { dict: [Value, Value][] }
  | { bytes: string }
  | { opaque: string; repr: string };

/**
 * One look at each node: a union of schemas would try every alternative at every level and keep an issue for each, which
 * a forged value can stretch to minutes. Whoever reads it from outside bounds its nesting first.
 */
export const value = z.custom<Value>(isValue);

const listKeys = ["list", "tuple", "set"];

function isValue(value: unknown): value is Value {
  if (value === null || typeof value === "boolean" || typeof value === "string") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const [[key, content] = ["", null]] = entries;
  if (entries.length === 1 && Array.isArray(content)) {
    return listKeys.includes(key) ? content.every(isValue) : key === "dict" && content.every(isPair);
  }
  if (entries.length === 1) return key === "bytes" && isBase64(content);
  return entries.length === 2 && isOpaque(value);
}

/** Exactly what Python's decoder takes; what is forged must not raise there. */
function isBase64(text: unknown): boolean {
  return typeof text === "string" && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function isPair(pair: unknown): boolean {
  return Array.isArray(pair) && pair.length === 2 && pair.every(isValue);
}

function isOpaque(value: object): boolean {
  const { opaque, repr } = value as { opaque?: unknown; repr?: unknown };
  return typeof opaque === "string" && typeof repr === "string";
}
