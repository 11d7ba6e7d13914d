import * as v from 'valibot';

import { listedUserView } from './attributes.ts';
import { invalidParameter } from './cognito-faults.ts';
import type { User } from './cognito-state.ts';
import type { Directory } from './directory.ts';

export const listUsersSchema = v.object({
  UserPoolId: v.string(),
  Filter: v.optional(v.string(), ''),
  Limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 60),
  PaginationToken: v.optional(v.string()),
});

const valueOf = (user: User, name: string): string => {
  switch (name) {
    case 'username':
      return user.username;
    case 'status':
      return user.isEnabled ? 'Enabled' : 'Disabled';
    case 'cognito:user_status':
      return user.status;
    default:
      return user.attributes[name] ?? '';
  }
};

const filterOf = (filter: string): ((user: User) => boolean) => {
  if (filter.trim() === '') return () => true;
  const [, name, operator, wanted] = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"(.*)"\s*$/.exec(filter) ?? [];
  if (name === undefined || wanted === undefined) throw invalidParameter('Error while parsing filter');
  // AWS does not search custom attributes.
  if (name.startsWith('custom:')) throw invalidParameter(`Cannot filter by ${name}`);
  return (user) =>
    operator === '=' ? valueOf(user, name) === wanted : valueOf(user, name).startsWith(wanted);
};

/** One page of users in the order of their creation; the token is the number of users before the next page. */
export const listUsers = (
  directory: Directory,
  { UserPoolId, Filter, Limit, PaginationToken }: v.InferOutput<typeof listUsersSchema>,
) => {
  const users = Object.values(directory.poolOf(UserPoolId).users).filter(filterOf(Filter));
  const from = PaginationToken === undefined ? 0 : Number(Buffer.from(PaginationToken, 'base64url'));
  if (!Number.isSafeInteger(from)) throw invalidParameter('Invalid pagination token');
  const until = from + Limit;
  return {
    Users: users.slice(from, until).map(listedUserView),
    ...(users.length > until && { PaginationToken: Buffer.from(String(until)).toString('base64url') }),
  };
};
