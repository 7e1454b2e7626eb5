/** A loop that turns: an open ring with an arrowhead, around a task. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden>
      <path
        d="M25.5 11 A11 11 0 1 0 27 16"
        fill="none"
        stroke="var(--primary)"
        strokeWidth="3.5"
        strokeLinecap="round"
      />
      <path d="M27.6 4.6 L26.4 12.4 L19 10 Z" fill="var(--primary)" />
      <rect x="11" y="13.5" width="10" height="5" rx="1.5" fill="var(--foreground)" />
    </svg>
  );
}
