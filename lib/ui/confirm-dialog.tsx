"use client";
import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { buttonVariants } from "./button.tsx";

interface ConfirmDialogProps {
  /** the button that opens it; without one `open` does */
  children?: ReactNode;
  open?: boolean;
  onClose?: () => void;
  heading: string;
  description: string;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { children, heading, description, confirmLabel, cancelLabel, onConfirm, onClose } = props;
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(open) => !open && onClose?.()}>
      {children && <AlertDialog.Trigger asChild>{children}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[calc(100%-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 space-y-4 rounded-xl border bg-card p-6 shadow-xl">
          <div className="space-y-2">
            <AlertDialog.Title className="font-semibold text-lg">{heading}</AlertDialog.Title>
            <AlertDialog.Description className="text-muted-foreground text-sm">{description}</AlertDialog.Description>
          </div>
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel className={buttonVariants({ variant: "outline" })}>{cancelLabel}</AlertDialog.Cancel>
            <AlertDialog.Action className={buttonVariants({ variant: "destructive" })} onClick={onConfirm}>
              {confirmLabel}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
