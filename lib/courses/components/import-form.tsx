"use client";
import { FolderDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#lib/ui/button.tsx";
import { Input } from "#lib/ui/input.tsx";
import { submitCourse } from "../actions.ts";

export function ImportForm() {
  const t = useTranslations("courses");
  const [location, setLocation] = useState("");
  const [problem, setProblem] = useState<"no-location" | "known-already" | "signed-out" | "failed" | null>(null);
  const [sending, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const { status } = await submitCourse({ location }).catch(() => ({ status: "failed" as const }));
      if (status === "done") setLocation("");
      const isKnown = status === "no-location" || status === "known-already" || status === "signed-out";
      setProblem(status === "done" ? null : isKnown ? status : "failed");
    });
  };
  return (
    <form onSubmit={submit} className="space-y-1.5" noValidate>
      <label htmlFor="location" className="font-medium text-sm">
        {t("location")}
      </label>
      <div className="flex flex-wrap gap-2">
        <Input
          id="location"
          className="min-w-0 flex-1 basis-72 font-mono"
          value={location}
          onChange={(event) => setLocation(event.target.value)}
          aria-describedby="location-hint"
          aria-invalid={problem !== null}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" disabled={sending}>
          <FolderDown aria-hidden />
          {t(sending ? "sending" : "import")}
        </Button>
      </div>
      <p id="location-hint" className="text-muted-foreground text-xs">
        {t("locationHint")}
      </p>
      {problem && (
        <p role="alert" className="text-destructive text-sm">
          {t(`refusals.${problem}`)}
        </p>
      )}
    </form>
  );
}
