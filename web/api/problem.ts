import { csrfMissing } from '#contract/refusals/chain.ts';
import { challengeExpired, loginFailed, operatorLoginFailed } from '#contract/refusals/sign-in.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import { outageWords, pageWords } from '#web/messages.ja.ts';

/** One fault of a field; `path` is dotted, as in `lines.0.amount`. */
export type FieldFault = FieldError;

/** RFC 9457 problem document, as far as the client reads it. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldFault[];
  readonly requestId?: string;
  /** The whole document: `refusalOf` reads what the contract says of its code. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Of the header `Retry-After`, where the service asks for a pause. */
  readonly retryAfterSeconds?: number;
};

/** The API refused. Thrown, because TanStack Query knows failure by that. */
export class ApiRefusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiRefusal';
    this.problem = problem;
  }
}

/** No answer came: whether the deed was done is unknown, so a retry must carry the same key. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super(outageWords.connectionLost, { cause });
    this.name = 'ConnectionLost';
  }
}

/** An answer came, and is none that the contract knows. */
export class UnknownAnswer extends Error {
  constructor() {
    super(outageWords.unknownAnswer);
    this.name = 'UnknownAnswer';
  }
}

/** What was asked for was not done by the server; the message says why. The browser, or whoever sits before it, would not. */
export class DeviceRefused extends Error {}

/** A file of the client itself did not come. */
export class FilesMissing extends Error {
  constructor(cause: unknown) {
    super(pageWords.filesMissing, { cause });
    this.name = 'FilesMissing';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const isFault = (value: unknown): value is FieldFault =>
  isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string';

const listOf = <T>(value: unknown, guard: (item: unknown) => item is T): readonly T[] =>
  Array.isArray(value) ? value.filter(guard) : [];

/** Reads whatever came with a status of 400 and above; a body that is no problem document gets a general sentence. */
export const readProblem = (status: number, body: unknown): Problem => {
  const facts = isRecord(body) ? body : {};
  const requestId = textOf(facts['requestId']);
  return {
    status,
    code: textOf(facts['code']) ?? `http-${status}`,
    title: textOf(facts['title']) ?? outageWords.title,
    detail: textOf(facts['detail']) ?? (status >= 500 ? outageWords.serverFailed : outageWords.refused),
    fields: listOf(facts['fields'], isFault),
    document: facts,
    ...(requestId === undefined ? {} : { requestId }),
  };
};

export const problemOf = (error: unknown): Problem | undefined =>
  error instanceof ApiRefusal ? error.problem : undefined;

/** The sentence to show for any failure. */
export const sayFailure = (error: unknown): string => {
  const problem = problemOf(error);
  if (problem !== undefined) return problem.detail;
  const isOwn = [ConnectionLost, DeviceRefused, FilesMissing, UnknownAnswer].some(
    (own) => error instanceof own,
  );
  return isOwn && error instanceof Error ? error.message : outageWords.serverFailed;
};

export const faultAt = (faults: readonly FieldFault[], path: string): string | undefined =>
  faults.find((fault) => fault.path === path)?.message;

/** Refused at the door, where there is no session yet that could be over. */
const atTheDoor = new Set<string>(
  [loginFailed, operatorLoginFailed, challengeExpired].map(({ kind }) => kind),
);
const isOver = ({ status, code }: Problem): boolean => status === 401 && !atTheDoor.has(code);

/** True when the session is over and the sign-in page is next. */
export const isSignedOut = (error: unknown): boolean => {
  const problem = problemOf(error);
  return problem !== undefined && isOver(problem);
};

/** Whether a request was refused for the sake of the session that came with it, before anything was done. */
export const isAboutSession = (status: number, body: unknown): boolean => {
  if (status !== 401 && status !== 403) return false;
  const problem = readProblem(status, body);
  return isOver(problem) || problem.code === csrfMissing.kind;
};
