"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "#lib/ui/class-names.ts";

/** Marks the section of the site that one is in. */
export function NavLink({ href, children }: { href: string; children: string }) {
  const path = usePathname();
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={path === href ? "page" : here ? "true" : undefined}
      className={classNames(
        "rounded-md px-2 py-2 text-muted-foreground text-sm hover:text-foreground sm:px-3",
        here && "font-medium text-foreground",
      )}
    >
      {children}
    </Link>
  );
}
