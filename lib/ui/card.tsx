import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section className={classNames("rounded-xl border bg-card p-5 sm:p-6", className)} {...props} />;
}

export function CardTitle({ className, ...props }: ComponentProps<"h2">) {
  return <h2 className={classNames("font-semibold text-lg leading-snug", className)} {...props} />;
}

export function CardDescription({ className, ...props }: ComponentProps<"p">) {
  return <p className={classNames("mt-1 text-muted-foreground text-sm", className)} {...props} />;
}
