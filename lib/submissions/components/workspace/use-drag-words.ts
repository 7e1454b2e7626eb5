"use client";
import type { Announcements, UniqueIdentifier } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import type { OrderItem } from "./order-items.ts";

/** What a screen reader is told while one of these lines is being moved. */
export function useDragWords(items: OrderItem[]) {
  const t = useTranslations("workspace.order.announce");
  const textOf = (id: UniqueIdentifier) => items.find((item) => item.id === id)?.text ?? "";
  const placeOf = (id: UniqueIdentifier) => items.findIndex((item) => item.id === id) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      t("picked", { line: textOf(active.id), place: placeOf(active.id), count: items.length }),
    onDragOver: ({ active, over }) =>
      over ? t("over", { line: textOf(active.id), place: placeOf(over.id), count: items.length }) : undefined,
    onDragEnd: ({ active, over }) =>
      t("dropped", { line: textOf(active.id), place: placeOf(over?.id ?? active.id), count: items.length }),
    onDragCancel: ({ active }) => t("cancelled", { line: textOf(active.id) }),
  };
  return { announcements, screenReaderInstructions: { draggable: t("instructions") } };
}
