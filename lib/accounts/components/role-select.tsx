"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#lib/ui/confirm-dialog.tsx";
import { NativeSelect } from "#lib/ui/input.tsx";
import { type Role, roles } from "../schema.ts";

interface RoleSelectProps {
  account: { name: string; role: Role };
  disabled: boolean;
  change: (role: Role) => void;
}

/** Choosing asks first: a role is what somebody may see of others. */
export function RoleSelect({ account, disabled, change }: RoleSelectProps) {
  const t = useTranslations("accounts");
  const [wanted, setWanted] = useState<Role | null>(null);
  return (
    <>
      <NativeSelect
        aria-label={t("admin.roleOf", { name: account.name })}
        value={account.role}
        disabled={disabled}
        onChange={(event) => setWanted(roles.find((role) => role === event.target.value) ?? null)}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </NativeSelect>
      <ConfirmDialog
        open={wanted !== null}
        onClose={() => setWanted(null)}
        heading={t("admin.roleHeading", { name: account.name, role: t(`roles.${wanted ?? account.role}`) })}
        description={t("admin.roleDescription")}
        confirmLabel={t("admin.roleConfirm")}
        cancelLabel={t("admin.cancel")}
        onConfirm={() => wanted && change(wanted)}
      />
    </>
  );
}
