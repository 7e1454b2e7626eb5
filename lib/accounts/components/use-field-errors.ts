import { useTranslations } from "next-intl";
import type { AccountFormState, FieldErrors } from "./form-state.ts";

/** The state's error keys as sentences in the reader's language. */
export function useFieldErrors(state: AccountFormState): FieldErrors {
  const t = useTranslations("accounts.errors");
  if (state.status !== "wrong-fields") return {};
  const sentences: FieldErrors = {};
  for (const [field, key] of Object.entries(state.errors) as [keyof FieldErrors, Parameters<typeof t>[0]][])
    sentences[field] = t.has(key) ? t(key) : t("unreadable");
  return sentences;
}
