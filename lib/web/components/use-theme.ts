"use client";
import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { rememberTheme, type Theme } from "../theme.ts";

/** @param current what the server wrote into the page @returns what is shown, and how to change it */
export function useTheme(current: Theme): [Theme, (theme: Theme) => void] {
  const router = useRouter();
  const [shown, show] = useOptimistic(current);
  const choose = (theme: Theme) => {
    document.documentElement.dataset.theme = theme;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
    document.cookie = rememberTheme(theme);
    startTransition(() => {
      show(theme);
      router.refresh();
    });
  };
  return [shown, choose];
}
