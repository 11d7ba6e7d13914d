/** Headers of every page and every gateway answer; the functions send the same ones from lambdas/http. */
export const commonHeaders = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
} as const;

export const noStore = { 'Cache-Control': 'no-store' } as const;

/** Vite puts a content hash into each asset's name. */
export const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' } as const;

/**
 * What a page may load: itself, and evidence from the docs bucket. Mantine writes its theme as inline styles, which no
 * nonce can allow on a static page; scripts stay strict.
 */
export const contentSecurityPolicy = (documentsOrigin?: string): string => {
  const documents = documentsOrigin === undefined ? '' : ` ${documentsOrigin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${documents}`,
    `connect-src 'self'${documents}`,
    `frame-src 'self' blob:${documents}`,
    `object-src 'self' blob:${documents}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** API Gateway's notation of a constant: the outer quotes are its own, inner ones belong to the value. */
export const constant = (value: string): string => `'${value}'`;
