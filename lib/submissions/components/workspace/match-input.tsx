"use client";
import type { FieldOf } from "./answer-field.ts";

interface MatchInputProps {
  field: FieldOf<"match">;
  pairs: Record<string, string>;
  change: (pairs: Record<string, string>) => void;
}

export function MatchInput(_props: MatchInputProps) {
  return null;
}
