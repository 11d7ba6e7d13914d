import type { APIGatewayProxyResult } from 'aws-lambda';
import { readOnlyHeader } from '#contract/header.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { isWrite, routeOf, type ApiEvent } from './api-event.ts';
import { openWhileReadOnly } from './contract-at-start.ts';
import { refused, type Guard } from './guards.ts';

/** Maintenance may end before its time: nobody waits longer than this without asking again. */
const longestWaitSeconds = 300;

/** Until when the company may only read, as the authorizer found it. */
export const readOnlyUntilOf = (event: ApiEvent): Instant | undefined => {
  const until: unknown = event.requestContext.authorizer?.['readOnlyUntil'];
  return isInstant(until) ? until : undefined;
};

/** `12月1日 3時05分`. */
const inWords = (until: Instant): string => {
  const [, month, day, hour, minute] = jstText(until).split(/[-T:]/);
  return `${Number(month)}月${Number(day)}日 ${Number(hour)}時${minute}分`;
};

/** Refuses every write of a company that may only read now, whatever endpoint it is meant for. */
export const readOnlyGuardOf = (clock: () => Date): Guard => ({
  before: ({ event }) => {
    const until = readOnlyUntilOf(event);
    if (until === undefined || !isWrite(event) || openWhileReadOnly.has(routeOf(event))) return undefined;
    const seconds = Math.ceil((Date.parse(until) - clock().getTime()) / 1000);
    const retryAfterSeconds = Math.min(longestWaitSeconds, Math.max(1, seconds));
    return refused(event, { kind: 'read-only', until, endsAround: inWords(until), retryAfterSeconds });
  },
});

/** Every answer tells the page, reads too: its banner comes and goes with the next request. */
export const toldReadOnly = (event: ApiEvent, response: APIGatewayProxyResult): APIGatewayProxyResult => {
  const until = readOnlyUntilOf(event);
  return until === undefined
    ? response
    : { ...response, headers: { ...response.headers, [readOnlyHeader]: until } };
};
