import { Progress } from "radix-ui";

/** @param value from 0 to `max` */
export function ProgressBar({ value, max, label }: { value: number; max: number; label: string }) {
  const percent = max > 0 ? Math.min(100, (value / max) * 100) : 0;
  return (
    <Progress.Root
      value={percent}
      max={100}
      aria-label={label}
      className="h-2 w-full overflow-hidden rounded-full bg-muted"
    >
      <Progress.Indicator className="h-full rounded-full bg-primary" style={{ width: `${percent}%` }} />
    </Progress.Root>
  );
}
