import type { ApiEvent } from './api-event.ts';

/** What the parts of the chain learn about a request, for its one log line. Nothing personal, nothing secret. */
export type RequestNote = {
  startedMillis: number;
  /** The contract's key, where one is served. */
  route?: string;
  refusal?: string;
  /** An AWS error or a defect, as its name, message and stack. */
  cause?: unknown;
  isTenantMismatch?: boolean;
};

/** Keyed by the event, so that invocations that run side by side never meet. */
const notes = new WeakMap<ApiEvent, RequestNote>();

export const noteOf = (event: ApiEvent): RequestNote => {
  const known = notes.get(event);
  if (known !== undefined) return known;
  const fresh = { startedMillis: 0 };
  notes.set(event, fresh);
  return fresh;
};
