import { useTranslations } from "next-intl";
import type { Span } from "#lib/grading/observation.ts";
import { barHeight } from "./geometry.ts";
import { fillOf } from "./patterns.tsx";

interface StateBarProps {
  state: Span["state"];
  /** both in percent of the picture's width */
  x: number;
  width: number;
  y: number;
  /** shown on hovering */
  title?: string;
  patternId: string;
}

/** A stretch of time in one state, with its word where there is room for it. */
export function StateBar({ state, x, width, y, title, patternId }: StateBarProps) {
  const t = useTranslations("timeline");
  const word = t(`states.${state}`);
  // A short bar has no room for its word; the title, the pattern and the table say it.
  const isRoomy = width >= 16;
  return (
    <svg x={`${x}%`} y={y} width={`${width}%`} height={barHeight} role="presentation">
      {title && <title>{title}</title>}
      <rect width="100%" height="100%" rx={3} fill={fillOf(patternId, state)} stroke="var(--card)" />
      {isRoomy && (
        <g>
          <rect x={5} y={4} width={labelWidth(word)} height={16} rx={3} fill="var(--card)" opacity={0.85} />
          <text x={9} y={16} fontSize={11} fill="var(--foreground)">
            {word}
          </text>
        </g>
      )}
    </svg>
  );
}

/** SVG cannot measure text before it is drawn: a Chinese character is as wide as the font is high, a Latin one half. */
function labelWidth(text: string): number {
  return 8 + [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 11 : 6.2), 0);
}
