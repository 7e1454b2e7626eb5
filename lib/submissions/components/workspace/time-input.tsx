"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Input } from "#lib/ui/input.tsx";

interface TimeInputProps {
  seconds: number | null;
  change: (seconds: number | null) => void;
}

/** @returns null for what is no number of seconds, such as "", "1.5s" or "-1" */
function parseSeconds(text: string): number | null {
  const trimmed = text.trim().replace(",", ".");
  return /^(\d+\.?\d*|\.\d+)$/.test(trimmed) && Number(trimmed) <= 1e9 ? Number(trimmed) : null;
}

export function TimeInput({ seconds, change }: TimeInputProps) {
  const t = useTranslations("workspace.time");
  // The text as typed: "1." is on its way to a number. What comes from elsewhere (a restored draft) replaces it.
  const [text, setText] = useState(seconds === null ? "" : String(seconds));
  const shown = parseSeconds(text) === seconds ? text : String(seconds ?? text);
  return (
    <div className="space-y-1.5">
      <label htmlFor="seconds" className="font-medium text-sm">
        {t("label")}
      </label>
      <div className="flex items-center gap-2">
        <Input
          id="seconds"
          inputMode="decimal"
          autoComplete="off"
          className="w-36"
          aria-describedby="seconds-hint"
          value={shown}
          onChange={(event) => {
            setText(event.target.value);
            change(parseSeconds(event.target.value));
          }}
        />
        <span className="text-sm">{t("unit")}</span>
      </div>
      <p id="seconds-hint" className="text-muted-foreground text-xs">
        {t("hint")}
      </p>
    </div>
  );
}
