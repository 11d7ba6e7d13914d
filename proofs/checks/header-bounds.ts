/**
 * What a page may load, by directive: each source that may stand there, and why. `DOCUMENTS` is the bucket of evidence.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export const wantedPolicy: Readonly<Record<string, readonly string[]>> = {
  // Whatever no other directive names is not loaded.
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // Mantine writes its theme as inline styles (docs/decisions/0013).
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:', 'DOCUMENTS'],
  'connect-src': ["'self'", 'DOCUMENTS'],
  'frame-src': ["'self'", 'blob:', 'DOCUMENTS'],
  'object-src': ["'self'", 'blob:', 'DOCUMENTS'],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  // Nobody shows our pages within his own.
  'frame-ancestors': ["'none'"],
};

/** Two years and all subdomains at least: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Strict-Transport-Security */
const leastSeconds = 31_536_000;

const isStrictTransport = (value: string): boolean => {
  const seconds = Number(/^max-age=(\d+); includeSubDomains(; preload)?$/.exec(value)?.[1] ?? 0);
  return seconds >= leastSeconds && seconds <= 2 * leastSeconds;
};

const storeFor = /^public, max-age=(\d+), immutable$/;

type Header = { readonly says: string; readonly fits: (value: string, path: string) => boolean };

const isOneOf = (...values: readonly string[]): Header => ({
  says: values.join(' or '),
  fits: (value) => values.includes(value),
});

/** Headers of every answer that the gateway gives by itself, whatever it answers. */
export const wantedHeaders: Readonly<Record<string, Header>> = {
  'Strict-Transport-Security': {
    says: 'max-age of one to two years, with includeSubDomains',
    fits: isStrictTransport,
  },
  'X-Content-Type-Options': isOneOf('nosniff'),
  'Referrer-Policy': isOneOf('same-origin', 'no-referrer', 'strict-origin'),
  'Cache-Control': {
    says: 'no-store, but for files with a hash in their name',
    fits: (value, path) =>
      value === 'no-store' ||
      (path.startsWith('/assets/') && Number(storeFor.exec(value)?.[1] ?? Infinity) <= leastSeconds),
  },
};
