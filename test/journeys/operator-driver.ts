import { totpAt } from '#local/aws/cognito/totp.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { demoOperatorPassword } from '#local/seed/demo-passwords.ts';

export type OperatorAnswer = { readonly status: number; readonly body: any; readonly cookie: string };

type Sending = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default the operators' own */
  readonly to?: string;
};

/** A request to the operators' API, or to another. */
export const askOperators =
  ({ operatorUrl }: Pick<Cloud, 'operatorUrl'>) =>
  async (method: string, path: string, options: Sending = {}): Promise<OperatorAnswer> => {
    const { body, headers = {}, to = operatorUrl } = options;
    const response = await fetch(to + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text, cookie };
  };

/** The key of an authenticator, as its address tells it. */
export const secretOf = (otpauthUri: unknown): string =>
  new URL(String(otpauthUri)).searchParams.get('secret') ?? '';

export const codeAt = (secret: string, now: Date): string =>
  totpAt(secret, Math.floor(now.getTime() / 30_000));

/** Of a request that is filed at this moment of the cloud's clock. */
export const requestIdAt = (now: Date): string => ulidAt(instantOf(now));

type Entering = {
  /** By the cloud's clock. @default the machine's */
  readonly now?: Date;
  readonly password?: string;
  /** Of the authenticator of before. @default it is set up now */
  readonly secret?: string;
};

/** Password and code; the answer to the second, and the key. */
export const enterConsole = async (
  cloud: Cloud,
  operatorId: string,
  { now = new Date(), password = demoOperatorPassword, secret }: Entering = {},
) => {
  const ask = askOperators(cloud);
  const begun = await ask('POST', '/operator/auth/login', { body: { operatorId, password } });
  const key = secret ?? secretOf(begun.body.otpauthUri);
  const { challengeId } = begun.body;
  const answer = await ask('POST', '/operator/auth/challenges', {
    body: { challengeId, code: codeAt(key, now) },
  });
  return { begun, answer, secret: key };
};

/** Somebody who is signed in at the console. */
export const operatorIn = async (cloud: Cloud, operatorId: string, entering: Entering = {}) => {
  const { answer, secret } = await enterConsole(cloud, operatorId, entering);
  if (answer.status !== 200) throw new Error(`${operatorId}: ${JSON.stringify(answer.body)}`);
  const headers = { cookie: answer.cookie, 'x-csrf-token': String(answer.body.csrfToken) };
  const ask = askOperators(cloud);
  return {
    secret,
    headers,
    get: (path: string) => ask('GET', path, { headers }),
    put: (path: string, body: unknown) => ask('PUT', path, { headers, body }),
    post: (path: string, body: unknown = {}) => ask('POST', path, { headers, body }),
    del: (path: string) => ask('DELETE', path, { headers }),
  };
};
export type SignedInOperator = Awaited<ReturnType<typeof operatorIn>>;
