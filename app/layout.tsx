import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountCorner } from "#lib/accounts/components/account-corner.tsx";
import { loadHeader } from "#lib/accounts/loaders.ts";
import { env } from "#lib/env.ts";
import { clientMessages } from "#lib/web/client-messages.ts";
import { OfflineNotice } from "#lib/web/components/offline-notice.tsx";
import { PreviewBar } from "#lib/web/components/preview-bar.tsx";
import { SiteHeader } from "#lib/web/components/site-header.tsx";
import { StyleNonce } from "#lib/web/components/style-nonce.tsx";
import { currentNonce, currentTheme } from "#lib/web/preferences.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return { title: { default: t("title"), template: "%s · Loopwise" }, description: t("description") };
}

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [account, locale, messages, theme, nonce] = await Promise.all([
    loadHeader(),
    getLocale(),
    getMessages(),
    currentTheme(),
    currentNonce(),
  ]);
  const { previewUrl } = env();
  return (
    <html
      lang={locale === "zh" ? "zh-Hans" : locale}
      data-theme={theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      // The theme menu changes data-theme before the server does.
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col font-sans">
        <StyleNonce nonce={nonce} />
        <NextIntlClientProvider messages={clientMessages(messages)}>
          {previewUrl && <PreviewBar url={previewUrl} />}
          <SiteHeader signedIn={account !== null} theme={theme}>
            <AccountCorner account={account} />
          </SiteHeader>
          <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 outline-none sm:px-6">
            {children}
          </main>
          <OfflineNotice />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
