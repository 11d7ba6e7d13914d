import { authenticate } from '#local/aws/calls/authenticate.ts';
import { listen, type HttpAnswer, type HttpRequest } from '#local/aws/calls/listen.ts';
import { ServiceFault, type RunningService, type ServiceOptions } from '#local/aws/calls/service-call.ts';
import { isMembers, type Members } from '#local/aws/template/members.ts';

import { operationAt } from './backup-operations.ts';
import { newBackupState, type BackupState } from './backup-state.ts';

/** `state` is where a test says what the vaults hold and which jobs have failed. */
export type RunningBackup = RunningService & { readonly state: BackupState };

/** AWS writes times as seconds since 1970. */
const seconds = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(seconds);
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, seconds(inner)]));
};

const jsonAnswer = (statusCode: number, document: unknown, type?: string): HttpAnswer => ({
  statusCode,
  headers: {
    'content-type': 'application/json',
    ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
  },
  body: JSON.stringify(seconds(document)),
});

const bodyOf = ({ body }: HttpRequest): Members => {
  const text = Buffer.from(body).toString('utf8');
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return isMembers(parsed) ? parsed : {};
};

/** A stand for AWS Backup, in memory: it keeps jobs, points and verdicts, and takes no backup by itself. */
export const startBackup = async (options: ServiceOptions): Promise<RunningBackup> => {
  const { callers, clock, gate } = options;
  const state = newBackupState();

  const serve = async (request: HttpRequest): Promise<HttpAnswer> => {
    const caller = authenticate(request, { callers, service: 'backup', now: clock() });
    const { pathname, searchParams: query } = new URL(request.url, 'http://backup');
    const { operation, names } = operationAt(request.method, pathname);
    const body = bodyOf(request);
    await gate({ service: 'backup', operation: operation.name, caller, input: { ...body, names } });
    return jsonAnswer(200, operation.run({ state, names, query, body, now: clock() }));
  };

  const running = await listen(options, (request) =>
    serve(request).catch((error: unknown) => {
      if (!(error instanceof ServiceFault)) throw error;
      const { code, message, statusCode, members } = error;
      return jsonAnswer(statusCode, { message, ...members }, code);
    }),
  );
  return { ...running, state };
};
