import type { APIGatewayProxyResult } from 'aws-lambda';
import { actorOf, gatewayRouteOf, operatorIdOf, type ApiEvent } from './api-event.ts';
import { noteOf } from './request-note.ts';

export type WriteLine = (line: string) => void;
export const writeToLog: WriteLine = (line) => void process.stdout.write(`${line}\n`);

/** Messages of AWS and of Node may quote input, so they are cut short; bodies and headers are never logged. */
const told = (cause: unknown, depth = 0): unknown => {
  if (!(cause instanceof Error)) return typeof cause;
  return {
    name: cause.name,
    message: cause.message.slice(0, 300),
    at: cause.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
    ...(cause.cause === undefined || depth > 2 ? {} : { cause: told(cause.cause, depth + 1) }),
  };
};

/** CloudWatch reads metrics out of the log line itself: one write serves both. Always the same, so written once. */
const metrics = JSON.stringify([
  {
    Namespace: 'STAFee',
    Dimensions: [['function']],
    Metrics: [
      { Name: 'Requests', Unit: 'Count' },
      { Name: 'Refusals', Unit: 'Count' },
      { Name: 'Failures', Unit: 'Count' },
      { Name: 'TenantMismatch', Unit: 'Count' },
      { Name: 'DurationMillis', Unit: 'Milliseconds' },
    ],
  },
]);

export type RequestEnd = {
  readonly event: ApiEvent;
  readonly response: APIGatewayProxyResult | null | undefined;
  readonly functionName: string;
  readonly nowMillis: number;
};

/** One line per request: who, what, how it ended, how long it took. */
export const logLineOf = ({ event, response, functionName, nowMillis }: RequestEnd): string => {
  const note = noteOf(event);
  const actor = actorOf(event);
  const status = response?.statusCode ?? 500;
  const facts = JSON.stringify({
    level: status >= 500 || note.isTenantMismatch === true ? 'error' : 'info',
    at: new Date(nowMillis).toISOString(),
    function: functionName,
    requestId: event.requestContext.requestId,
    route: note.route ?? gatewayRouteOf(event),
    status,
    refusal: note.refusal,
    tenantId: actor?.tenantId,
    userId: actor?.userId,
    operatorId: operatorIdOf(event),
    sourceIp: event.requestContext.identity.sourceIp,
    cause: note.cause === undefined ? undefined : told(note.cause),
    Requests: 1,
    Refusals: status >= 400 && status < 500 ? 1 : 0,
    Failures: status >= 500 ? 1 : 0,
    TenantMismatch: note.isTenantMismatch === true ? 1 : 0,
    DurationMillis: nowMillis - note.startedMillis,
  });
  return `{"_aws":{"Timestamp":${nowMillis},"CloudWatchMetrics":${metrics}},${facts.slice(1)}`;
};
