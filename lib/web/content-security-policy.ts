/** The content security policy: our own files, and inline scripts only with the request's nonce. */

/** Carries the nonce from the proxy to the pages. */
export const nonceHeader = "x-nonce";

/**
 * @param nonce of this request, never used twice
 * @param development React's debug build rebuilds server stacks with eval
 * @param preview where `loopwise preview` listens, if it is what runs this
 */
export function contentSecurityPolicy(nonce: string, development: boolean, preview?: string): string {
  const rules = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // The development overlay writes styles without a nonce; a nonce here would make 'unsafe-inline' void.
    "style-src": development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Positions that a component computes (a progress bar, an element being dragged) are style attributes.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": ["'self'", ...(development ? ["ws:"] : []), ...(preview ? [preview] : [])].join(" "),
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(rules)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
