"use client";
import type { FieldOf } from "./answer-field.ts";

interface ClozeInputProps {
  field: FieldOf<"cloze">;
  blanks: Record<string, string>;
  change: (blanks: Record<string, string>) => void;
}

export function ClozeInput(_props: ClozeInputProps) {
  return null;
}
