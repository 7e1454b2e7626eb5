import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** What every response says. The content security policy needs a nonce per request and is set in proxy.ts. */
const securityHeaders = [
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Embedder-Policy", value: "require-corp" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The project's own pages say how to work on it; no file is to appear by itself.
  agentRules: false,
  // Node packages that read files beside themselves or talk to sockets: loaded, not bundled.
  serverExternalPackages: ["pg", "graphile-worker", "@prisma/client", "@prisma/adapter-pg"],
  transpilePackages: ["geist"],
  experimental: {
    // An answer may have 64 KiB; what is somewhat larger must still reach the action, which refuses it in words.
    serverActions: { bodySizeLimit: "512kb" },
    // Navigations and actions wait for a lost connection instead of failing; see lib/web/components/offline-notice.tsx.
    useOffline: true,
  },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default createNextIntlPlugin("./lib/web/intl-request.ts")(config);
