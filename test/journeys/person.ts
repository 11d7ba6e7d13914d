import { createHash, randomBytes } from 'node:crypto';
import { contractHeader } from '#contract/header.ts';
import { companyNamed } from '#test/builders/company-named.ts';
import { smallPdf } from '#test/builders/small-pdf.ts';
import { undeclared } from '#test/contract/declared-refusal.ts';
import type { Cloud } from '#local/running-cloud.ts';

export type Answer = { readonly status: number; readonly body: any; readonly headers: Headers };

type SendOptions = {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as they are, in place of the body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
};

export type Person = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body?: unknown, options?: SendOptions) => Promise<Answer>;
  readonly put: (path: string, body: unknown, options?: SendOptions) => Promise<Answer>;
  readonly delete: (path: string) => Promise<Answer>;
  readonly send: (method: string, path: string, body?: unknown, options?: SendOptions) => Promise<Answer>;
  readonly cookie: string;
  readonly csrfToken: string;
  readonly userId: string;
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ids as a client makes them. */
export const newUlid = (): string => {
  const time = Date.now();
  const head = Array.from({ length: 10 }, (_, i) => alphabet[Math.floor(time / 32 ** (9 - i)) % 32]).join('');
  return head + [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
};

const parsed = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    headers: response.headers,
  };
};

/** The answer, if the published document tells of it: each no of a function is held against it, in every journey. */
const declared = async (method: string, path: string, response: Response): Promise<Answer> => {
  const answer = await parsed(response);
  const { status, body, headers } = answer;
  const fault = headers.has(contractHeader)
    ? undeclared({ method, path, status, code: body?.code })
    : undefined;
  if (fault !== undefined) throw new Error(fault);
  return answer;
};

export type Credentials = {
  readonly companyCode: string;
  readonly loginId: string;
  readonly password: string;
};

export const logIn = async (cloud: Pick<Cloud, 'url'>, credentials: Credentials): Promise<Answer> =>
  parsed(
    await fetch(`${cloud.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...companyNamed(credentials) },
      body: JSON.stringify(credentials),
    }),
  );

export const cookieOf = ({ headers }: Answer): string => headers.get('set-cookie')?.split(';')[0] ?? '';

/** Acts with a session as the browser does: cookie, CSRF token, idempotency key. */
export const personWith = (cloud: Pick<Cloud, 'url'>, answer: Answer): Person => {
  const cookie = cookieOf(answer);
  const csrfToken = String(answer.body.csrfToken);
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    { key, headers, bytes }: SendOptions = {},
  ) =>
    declared(
      method,
      path,
      await fetch(cloud.url + path, {
        method,
        headers: {
          cookie,
          ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: bytes ?? (typeof body === 'string' ? body : JSON.stringify(body)) }),
      }),
    );
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body = {}, options = {}) => send('POST', path, body, options),
    put: (path, body, options = {}) => send('PUT', path, body, options),
    delete: (path) => send('DELETE', path),
    cookie,
    csrfToken,
    userId: String(answer.body.user?.id),
  };
};

export const signIn = async (cloud: Pick<Cloud, 'url'>, credentials: Credentials): Promise<Person> => {
  const answer = await logIn(cloud, credentials);
  if (answer.status !== 200)
    throw new Error(`${credentials.loginId} cannot sign in: ${JSON.stringify(answer.body)}`);
  return personWith(cloud, answer);
};

/** Reserves, uploads and completes one receipt; gives its id. */
export const attach = async (
  person: Person,
  claimId: string,
  file: { readonly name?: string; readonly type?: string; readonly bytes?: Buffer } = {},
): Promise<string> => {
  const { name = '領収書.pdf', type = 'application/pdf', bytes = smallPdf(newUlid()) } = file;
  const id = newUlid();
  const reserved = await person.post('/api/evidence', {
    id,
    claimId,
    fileName: name,
    contentType: type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  if (reserved.status !== 201) throw new Error(`not reserved: ${JSON.stringify(reserved.body)}`);
  const { uploadUrl, headers } = reserved.body;
  const uploaded = await fetch(uploadUrl, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  if (uploaded.status !== 200) throw new Error(`not uploaded: ${uploaded.status} ${await uploaded.text()}`);
  const completed = await person.post(`/api/evidence/${id}/completion`);
  if (completed.status !== 200) throw new Error(`not completed: ${JSON.stringify(completed.body)}`);
  return id;
};
