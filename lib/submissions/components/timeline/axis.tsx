import { useTranslations } from "next-intl";
import { ticks, xOf } from "./geometry.ts";

/** Virtual seconds under the lanes, and a line up from each. */
export function Axis({ total, bottom }: { total: number; bottom: number }) {
  const t = useTranslations("timeline");
  return (
    <g>
      {ticks(total).map((tick) => {
        const x = xOf(tick, total);
        const anchor = x < 5 ? "start" : x > 95 ? "end" : "middle";
        return (
          <g key={tick}>
            <line x1={`${x}%`} x2={`${x}%`} y1={0} y2={bottom + 4} stroke="var(--border)" />
            <text x={`${x}%`} y={bottom + 19} fontSize={11} textAnchor={anchor} fill="var(--muted-foreground)">
              {t("seconds", { seconds: tick })}
            </text>
          </g>
        );
      })}
    </g>
  );
}
