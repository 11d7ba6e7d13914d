import { request } from 'node:https';

import type { Ask } from '#lib/operations/smoke.ts';

/** A page is judged by its beginning. */
const bytesRead = 256 * 1024;

export type AskOptions = {
  /** Whom a server's certificate must be from. @default whom Node trusts */
  readonly ca?: string;
  /** @default 20 seconds, connection and answer together */
  readonly timeoutMillis?: number;
};

/**
 * Asks for a page by its own name (SNI and Host), of the machine that DNS names or of another one: an API's regional
 * domain answers for the hosts of its custom domains only, and its certificate must be the host's. Redirects are answers.
 */
export const askOverTls =
  ({ ca, timeoutMillis = 20_000 }: AskOptions = {}): Ask =>
  (address, at) => {
    const url = new URL(address);
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
    const asking = request(
      {
        host: at?.host ?? url.hostname,
        port: at?.port ?? (url.port === '' ? 443 : Number(url.port)),
        servername: url.hostname,
        headers: { host: url.host },
        path: `${url.pathname}${url.search}`,
        agent: false,
        signal: AbortSignal.timeout(timeoutMillis),
        ...(ca === undefined ? {} : { ca }),
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        const parts: Buffer[] = [];
        let length = 0;
        const finish = (): void => resolve({ status, body: Buffer.concat(parts).toString('utf8') });
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length < bytesRead) return;
          finish();
          asking.destroy();
        });
        answer.on('end', finish);
        answer.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end();
    return promise;
  };
