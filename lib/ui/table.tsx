import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** Wide tables scroll inside their own frame, which the keyboard reaches; the page itself never scrolls sideways. */
export function Table({ className, label, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="relative w-full overflow-x-auto rounded-lg border bg-card">
      <table className={classNames("w-full caption-bottom text-sm", className)} {...props} />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={classNames("h-10 px-3 text-left font-medium text-muted-foreground whitespace-nowrap", className)}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={classNames("border-b last:border-b-0", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={classNames("px-3 py-2.5 align-middle", className)} {...props} />;
}
