import type { Method } from '#contract/endpoint.ts';
import {
  companyHeader,
  contractHeader,
  csrfHeader,
  idempotencyHeader,
  readOnlyHeader,
} from '#contract/header.ts';
import { companyHeaderOf } from '#domain/tenants/sign-in-name.ts';
import { createKeyring } from '#web/api/idempotency.ts';
import { hearRequest } from '#web/api/last-request.ts';
import { hearReadOnly } from '#web/api/maintenance.ts';
import { hearContract } from '#web/api/newer-version.ts';
import { newId } from '#web/api/new-id.ts';
import { ApiRefusal, ConnectionLost, isAboutSession, readProblem } from '#web/api/problem.ts';

const keyring = createKeyring(newId);

/** Holds back what would be sent as somebody else (own-session.ts). */
type SessionGuard = {
  readonly isOwn: () => boolean;
  readonly restored: (mayWait: boolean) => Promise<boolean>;
};

/** What he can prove it by: a code besides the password, a passkey in place of both. */
export type ProofAsked = { readonly asksCode: boolean; readonly hasPasskey: boolean };

/** What was refused, as it was sent. */
export type Deed = { readonly method: Method; readonly path: string; readonly body: unknown };

/**
 * What a refusal asks of the person before the same may be sent again: 本人確認, or that another administrator is asked, of
 * whom `gains` says what for (contract/refusals/step-up.ts, second-person.ts).
 */
export type Wanting = Partial<ProofAsked> & { readonly gains?: string };

/** Whether to send it again. Throws what is told in place of the refusal. */
type Ask = (wanting: Wanting, deed: Deed) => Promise<boolean>;

const session: { csrfToken: string; guard?: SessionGuard } = { csrfToken: '' };

/** Set by the frame, which draws the question. */
export const proof: { ask?: Ask } = {};

export const guardBy = (guard: SessionGuard): void => {
  session.guard = guard;
};

/** The token of the session; each write carries it. */
export const rememberCsrfToken = (token: string): void => {
  session.csrfToken = token;
};

const call = async (method: Method, path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, { ...init, method, credentials: 'same-origin', cache: 'no-store' });
  } catch (cause) {
    throw new ConnectionLost(cause);
  }
};

type Answer = { readonly status: number; readonly body: unknown; readonly retryAfterSeconds?: number };

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const answerOf = async (response: Response): Promise<Answer> => {
  hearContract(response.headers.get(contractHeader));
  hearRequest(response.headers.get('x-amzn-requestid'));
  if (response.status !== 401) hearReadOnly(response.headers.get(readOnlyHeader));
  const seconds = Number(response.headers.get('retry-after') ?? 'none');
  return {
    status: response.status,
    body: parsed(await response.text()),
    ...(Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}),
  };
};

const bodyIn = ({ status, body, retryAfterSeconds }: Answer): unknown => {
  if (status >= 400)
    throw new ApiRefusal({
      ...readProblem(status, body),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  return body;
};

/** Whoever names a company at the door says it in a header too, by which the wall counts. */
const companyNamedIn = (body: unknown): Readonly<Record<string, string>> => {
  const code: unknown = Object(body).companyCode;
  return typeof code === 'string' ? { [companyHeader]: companyHeaderOf(code) } : {};
};

/** The door itself waits for nobody: whoever is asked to sign in there does so. */
const isAtDoor = (path: string): boolean => path.startsWith('/api/auth/');

/**
 * Refused for the session's sake, nothing was done: once the page's person is signed in again, the same is sent again
 * with the token of then. Another person's session is never used.
 */
const inOwnSession = async (path: string, send: () => Promise<Answer>): Promise<Answer> => {
  const { guard } = session;
  if (guard === undefined) return send();
  if (!isAtDoor(path) && !guard.isOwn()) await guard.restored(true);
  const answer = await send();
  if (!isAboutSession(answer.status, answer.body)) return answer;
  return (await guard.restored(!isAtDoor(path))) ? send() : answer;
};

/** Refused until the person proves that it is he, or for good, nothing was done: the same is sent again, by the same key. */
const proven = async (ask: () => Promise<Answer>, deed: Deed): Promise<Answer> => {
  const answer = await ask();
  // No other answer asks for anything.
  const wanting: Wanting = Object(answer.body);
  return answer.status === 403 && (await proof.ask?.(wanting, deed)) ? proven(ask, deed) : answer;
};

const get = async (path: string, signal: AbortSignal | undefined): Promise<Answer> => {
  const init: RequestInit = { headers: { accept: 'application/json' } };
  return answerOf(await call('GET', path, signal === undefined ? init : { ...init, signal }));
};

/** Reads `path`. The answer's shape is the contract's word, which the server keeps. */
export const read = async <T>(path: string, signal?: AbortSignal): Promise<T> => {
  const answer = await inOwnSession(path, () => get(path, signal));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return bodyIn(answer) as T;
};

/** Reads as whoever is signed in now; undefined when nobody is. */
export const readAsAnybody = async <T>(path: string): Promise<T | undefined> => {
  const answer = await get(path, undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return answer.status === 401 ? undefined : (bodyIn(answer) as T);
};

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const pausesMs = [600, 1800];
const callPersistently = async (method: Method, path: string, init: RequestInit): Promise<Response> => {
  for (const pauseMs of pausesMs) {
    try {
      return await call(method, path, init);
    } catch {
      await wait(pauseMs);
    }
  }
  return call(method, path, init);
};

/** Writes with the CSRF token and an idempotency key. A lost connection is tried again with the same key, now and by hand later. */
export const write = async <T = void>(
  method: Exclude<Method, 'GET'>,
  path: string,
  body?: unknown,
): Promise<T> => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const deed = `${method} ${path} ${text ?? ''}`;
  const send = async (): Promise<Answer> => {
    const headers = {
      accept: 'application/json',
      [csrfHeader]: session.csrfToken,
      [idempotencyHeader]: keyring.keyFor(deed),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isAtDoor(path) ? companyNamedIn(body) : {}),
    };
    const init = text === undefined ? { headers } : { headers, body: text };
    return answerOf(await callPersistently(method, path, init));
  };
  const answer = await proven(() => inOwnSession(path, send), { method, path, body });
  if (answer.status < 500) keyring.forget(deed);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return bodyIn(answer) as T;
};

/** `?a=1&b=2` of what is defined. */
export const queryString = (params: Readonly<Record<string, string | number | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) search.set(name, `${value}`);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};
