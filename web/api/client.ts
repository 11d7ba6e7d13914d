import { createKeyring } from '#web/api/idempotency.ts';
import { newId } from '#web/api/new-id.ts';
import { ApiRefusal, ConnectionLost, readProblem } from '#web/api/problem.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const keyring = createKeyring(newId);
const session = { csrfToken: '' };

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

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const answered = async (response: Response): Promise<unknown> => {
  const body = await bodyOf(response);
  if (!response.ok) throw new ApiRefusal(readProblem(response.status, body));
  return body;
};

/** Reads `path`. The answer's shape is the contract's word, which the server keeps. */
export const read = async <T>(path: string, signal?: AbortSignal): Promise<T> => {
  const init: RequestInit = { headers: { accept: 'application/json' } };
  const response = await call('GET', path, signal === undefined ? init : { ...init, signal });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return (await answered(response)) as T;
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
  const headers = {
    accept: 'application/json',
    'x-csrf-token': session.csrfToken,
    'idempotency-key': keyring.keyFor(deed),
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await callPersistently(
    method,
    path,
    text === undefined ? { headers } : { headers, body: text },
  );
  if (response.status < 500) keyring.settle(deed);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return (await answered(response)) as T;
};

/** `?a=1&b=2` of what is defined. */
export const queryString = (params: Readonly<Record<string, string | number | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) search.set(name, `${value}`);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};
