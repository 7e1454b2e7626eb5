import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const alertVariants = cva(
  "flex gap-3 rounded-lg border px-4 py-3 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0",
  {
    variants: {
      tone: {
        info: "bg-muted [&>svg]:text-primary",
        success: "border-success/30 bg-success-soft [&>svg]:text-success",
        warning: "border-warning/30 bg-warning-soft [&>svg]:text-warning",
        destructive: "border-destructive/30 bg-destructive-soft [&>svg]:text-destructive",
      },
    },
    defaultVariants: { tone: "info" },
  },
);
const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, destructive: CircleAlert };

type AlertProps = ComponentProps<"div"> & VariantProps<typeof alertVariants> & { heading?: string };

/** Give it role="alert" (interrupts) or role="status" (waits) where it appears while the page is read. */
export function Alert({ tone, heading, className, children, ...props }: AlertProps) {
  const Icon = icons[tone ?? "info"];
  return (
    <div className={classNames(alertVariants({ tone }), className)} {...props}>
      <Icon aria-hidden />
      <div className="min-w-0 flex-1 space-y-1">
        {heading && <p className="font-semibold">{heading}</p>}
        {children}
      </div>
    </div>
  );
}
