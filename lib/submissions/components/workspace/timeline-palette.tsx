"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LaneState } from "#lib/grading/answer.ts";
import { RadioGroup, RadioGroupOption } from "#lib/ui/radio-group.tsx";
import { Swatch } from "../laid-spans.tsx";
import type { Cell } from "./timeline-cells.ts";

interface TimelinePaletteProps {
  states: LaneState[];
  chosen: Cell;
  choose: (state: Cell) => void;
  patternId: string;
}

/** What the next stroke paints: a state, or nothing. */
export function TimelinePalette({ states, chosen, choose, patternId }: TimelinePaletteProps) {
  const t = useTranslations();
  return (
    <RadioGroup
      aria-label={t("workspace.timeline.palette")}
      value={chosen ?? "empty"}
      onValueChange={(value) => choose(states.find((state) => state === value) ?? null)}
      className="sm:grid-cols-2"
    >
      {states.map((state, index) => (
        <RadioGroupOption key={state} id={`paint-${state}`} value={state}>
          <Offer hotkey={index + 1} swatch={<Swatch state={state} patternId={patternId} />}>
            {t(`timeline.meanings.${state}`)}
          </Offer>
        </RadioGroupOption>
      ))}
      <RadioGroupOption id="paint-empty" value="empty">
        <Offer hotkey={0} swatch={<span aria-hidden className="h-3 w-[18px] shrink-0 rounded-xs border bg-card" />}>
          {t("workspace.timeline.emptyMeaning")}
        </Offer>
      </RadioGroupOption>
    </RadioGroup>
  );
}

function Offer({ hotkey, swatch, children }: { hotkey: number; swatch: ReactNode; children: string }) {
  return (
    <span className="flex items-center gap-2">
      {swatch}
      <span className="min-w-0 flex-1">{children}</span>
      <kbd aria-hidden className="rounded border bg-muted px-1.5 font-mono text-muted-foreground text-xs">
        {hotkey}
      </kbd>
    </span>
  );
}
