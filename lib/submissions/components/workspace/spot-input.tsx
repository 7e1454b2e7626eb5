"use client";

interface SpotInputProps {
  program: string;
  lines: number[];
  change: (lines: number[]) => void;
}

export function SpotInput(_props: SpotInputProps) {
  return null;
}
