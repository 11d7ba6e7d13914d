import type { Caller, Callers } from './caller.ts';

export type SignedRequest = {
  readonly method: string;
  /** Path and query as they came over the wire, still encoded. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
};

/** Placeholder signature: the S3 helper writes this file. */
export declare const authenticate: (
  request: SignedRequest,
  context: { readonly callers: Callers; readonly service: string; readonly now: Date },
) => Caller;
