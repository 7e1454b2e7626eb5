"use client";
import { WifiOff } from "lucide-react";
import { useOffline } from "next/offline";
import { useTranslations } from "next-intl";

/** Next holds navigations and actions back while the connection is lost and sends them when it returns. */
export function OfflineNotice() {
  const t = useTranslations("offline");
  const offline = useOffline();
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4">
      {offline && (
        <p className="flex items-center gap-2 rounded-lg border border-warning/40 bg-warning-soft px-4 py-2.5 text-sm shadow-lg">
          <WifiOff aria-hidden className="size-4 shrink-0 text-warning" />
          {t("notice")}
        </p>
      )}
    </div>
  );
}
