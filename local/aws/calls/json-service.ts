import * as v from 'valibot';

import { authenticate } from './authenticate.ts';
import type { Caller } from './caller.ts';
import { listen, type HttpAnswer, type HttpRequest } from './listen.ts';
import { ServiceFault, type RunningService, type ServiceName, type ServiceOptions } from './service-call.ts';

/** One operation of a service: the parameters as the SDK sent them in, the answer's members out. */
export type Operation = (input: unknown) => unknown;
export type Operations = Readonly<Record<string, Operation>>;

/** A service that speaks AWS's JSON 1.1 protocol: `x-amz-target` names the operation. */
type JsonService = {
  readonly service: ServiceName;
  /** What precedes the operation's name in `x-amz-target`, such as `TrentService`. */
  readonly target: string;
  readonly operations: Operations;
  /** Operations that AWS accepts without a signature. @default none */
  readonly publicOperations?: ReadonlySet<string>;
  /** Answers GET requests, such as a JWKS document. @default none */
  readonly page?: (path: string) => HttpAnswer | undefined;
};

/** The caller of a public operation: nobody, and therefore nobody's role. */
export const anonymousCaller: Caller = {
  accessKeyId: 'anonymous',
  secretAccessKey: '',
  principalArn: 'anonymous',
  tags: {},
};

const sentenceOf = (issues: readonly v.BaseIssue<unknown>[]): string => {
  const members = issues.map((issue) => `'${v.getDotPath(issue) ?? ''}': ${issue.message}`);
  return `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected: ${members.join('; ')}`;
};

/** Makes the function that binds a schema to an operation; unknown members are dropped, as on AWS. */
export const operationsRefusing =
  (code: string) =>
  <Schema extends v.GenericSchema>(
    schema: Schema,
    run: (input: v.InferOutput<Schema>) => unknown,
  ): Operation =>
  (input) => {
    const parsed = v.safeParse(schema, input);
    if (!parsed.success) throw new ServiceFault(code, sentenceOf(parsed.issues));
    return run(parsed.output);
  };

const jsonAnswer = (statusCode: number, document: unknown, type?: string): HttpAnswer => ({
  statusCode,
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
  },
  body: JSON.stringify(document),
});

const faultAnswer = (error: unknown): HttpAnswer => {
  if (!(error instanceof ServiceFault)) throw error;
  const { code, message, statusCode, members } = error;
  return jsonAnswer(statusCode, { __type: code, message, ...members }, code);
};

const parseBody = (body: Uint8Array): unknown => {
  const text = Buffer.from(body).toString('utf8');
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch (error) {
    throw new ServiceFault('SerializationException', `The body is not JSON: ${String(error)}`);
  }
};

const operationNameOf = ({ headers }: HttpRequest, target: string): string => {
  const named = String(headers['x-amz-target'] ?? '');
  return named.startsWith(`${target}.`) ? named.slice(target.length + 1) : '';
};

/** Starts a JSON 1.1 service: proves the signature, asks the gate, then runs the operation. */
export const startJsonService = async (
  options: ServiceOptions,
  { service, target, operations, publicOperations, page }: JsonService,
): Promise<RunningService> => {
  const serve = async (request: HttpRequest): Promise<HttpAnswer> => {
    const found = request.method === 'GET' ? page?.(request.url) : undefined;
    if (found !== undefined) return found;

    const operation = operationNameOf(request, target);
    const caller =
      publicOperations?.has(operation) === true
        ? anonymousCaller
        : authenticate(request, { callers: options.callers, service, now: options.clock() });
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (run === undefined) {
      throw new ServiceFault('UnknownOperationException', `${operation} does not exist on this machine`);
    }

    const input = parseBody(request.body);
    await options.gate({ service, operation, caller, input });
    return jsonAnswer(200, await run(input));
  };
  return listen(options, (request) => serve(request).catch(faultAnswer));
};
