import { mayVote } from '#domain/approvals/may-vote.ts';
import type { Candidate } from '#domain/approvals/resolve-route.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';

/** Everybody of the company, as a route may ask for them. */
export const candidatesOf = ({ users, access }: MastersWithPeople): readonly Candidate[] =>
  users.map((user) => ({ ...user, mayVote: mayVote(user, access) }));
