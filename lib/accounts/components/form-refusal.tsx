import { useTranslations } from "next-intl";
import { Alert } from "#lib/ui/alert.tsx";
import type { AccountFormState } from "./form-state.ts";

/** Why the form as a whole was refused, and what to do; the fields say what is wrong with them. */
export function FormRefusal({ state }: { state: AccountFormState }) {
  const t = useTranslations("accounts");
  if (state.status === "wrong-credentials")
    return (
      <Alert tone="destructive" role="alert">
        {t("wrongCredentials")}
      </Alert>
    );
  if (state.status === "too-many-attempts")
    return (
      <Alert tone="warning" role="alert">
        {t("tooManyAttempts", { minutes: Math.ceil(state.retryAfterSeconds / 60) })}
      </Alert>
    );
  if (state.status === "invalid")
    return (
      <Alert tone="destructive" role="alert">
        {t("errors.unreadable")}
      </Alert>
    );
  return null;
}
