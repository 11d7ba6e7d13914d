import { apiEvent, authorizerEvent, sentClaim } from '../canned/events.ts';
import { claimId } from '../canned/environment.ts';

/** What is started in each round. `+cache`: with V8's code cache beside the bundle. */
export const coldArms = [
  'empty',
  'by-sdk',
  'by-hand',
  'tenant-app',
  'tenant-app+cache',
  'session-given',
  'session-given+cache',
  'first-write',
  'first-write+cache',
  'one-route',
  'one-route+cache',
  'auth',
  'auth+cache',
  'authorizer',
  'authorizer+cache',
] as const;
export type ColdArm = (typeof coldArms)[number];

export type Started = {
  readonly event: unknown;
  /** The answer that shows that the whole way was gone. */
  readonly answers: (answer: unknown) => boolean;
};

const hasStatus = (status: number) => (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'statusCode' in answer && answer.statusCode === status;

const isAllowed = (answer: unknown): boolean => JSON.stringify(answer).includes('"Effect":"Allow"');

const list: Started = { event: apiEvent('GET /api/claims'), answers: hasStatus(200) };
const claim: Started = {
  event: apiEvent('GET /api/claims/{claimId}', { params: { claimId } }),
  answers: hasStatus(200),
};
const creation: Started = {
  event: apiEvent('POST /api/claims', { body: sentClaim(3) }),
  answers: hasStatus(201),
};
/** A challenge that is over: one GetItem, then the refusal. */
const challenge: Started = {
  event: apiEvent('POST /api/auth/challenges', {
    body: { challengeId: 'A'.repeat(43), newPassword: 'correct-Horse-1' },
  }),
  answers: hasStatus(401),
};
const session: Started = { event: authorizerEvent(), answers: isAllowed };
const floor: Started = { ...creation, answers: hasStatus(200) };

/** The first request of each arm, by its name without `+cache`. */
export const firstRequests: Readonly<Record<string, Started>> = {
  empty: floor,
  'by-sdk': floor,
  'by-hand': floor,
  'tenant-app': list,
  'session-given': claim,
  'first-write': creation,
  'one-route': list,
  auth: challenge,
  authorizer: session,
};
