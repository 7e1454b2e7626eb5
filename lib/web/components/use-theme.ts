"use client";
import { startTransition, useOptimistic } from "react";
import { setTheme } from "../actions.ts";
import type { Theme } from "../theme.ts";

/** @param current what the server wrote into the page @returns what is shown, and how to change it */
export function useTheme(current: Theme): [Theme, (theme: Theme) => void] {
  const [shown, show] = useOptimistic(current);
  const choose = (theme: Theme) => {
    // At once, before the server has answered; it will write the same.
    document.documentElement.dataset.theme = theme;
    startTransition(async () => {
      show(theme);
      await setTheme(theme);
    });
  };
  return [shown, choose];
}
