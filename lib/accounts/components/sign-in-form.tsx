"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "#lib/ui/button.tsx";
import { Field } from "#lib/ui/field.tsx";
import { submitSignIn } from "../actions.ts";
import { FormRefusal } from "./form-refusal.tsx";
import type { AccountFormState } from "./form-state.ts";
import { useFieldErrors } from "./use-field-errors.ts";

export function SignInForm({ returnTo }: { returnTo: string }) {
  const t = useTranslations("accounts");
  const [state, send, sending] = useActionState<AccountFormState, FormData>(submitSignIn, { status: "untouched" });
  const errors = useFieldErrors(state);
  return (
    <form action={send} className="space-y-4" noValidate>
      <input type="hidden" name="returnTo" value={returnTo} />
      <FormRefusal state={state} />
      <Field
        id="email"
        name="email"
        type="email"
        label={t("email")}
        autoComplete="username"
        defaultValue={state.email}
        error={errors.email}
      />
      <Field
        id="password"
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        error={errors.password}
      />
      <Button type="submit" className="w-full" disabled={sending}>
        {sending ? t("signingIn") : t("signIn")}
      </Button>
    </form>
  );
}
