import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface CodeFrameProps {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Code as it is, unbroken: long lines scroll sideways inside the frame, which the keyboard reaches. */
export function CodeFrame({ label, className, children }: CodeFrameProps) {
  return (
    <figure
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      className={classNames("overflow-x-auto rounded-lg border bg-card py-3 text-[13px] leading-6", className)}
    >
      <pre className="w-fit min-w-full font-mono">{children}</pre>
    </figure>
  );
}
