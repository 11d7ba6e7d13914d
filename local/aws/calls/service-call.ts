import type { Caller, Callers } from './caller.ts';

export type ServiceName =
  | 'backup'
  | 'dynamodb'
  | 's3'
  | 'kms'
  | 'sts'
  | 'cognito-idp'
  | 'ses'
  | 'sqs'
  | 'lambda'
  | 'wafv2';

/** One call to a local service after its signature was proven and before it has any effect. */
export type ServiceCall = {
  readonly service: ServiceName;
  /** AWS's own name of the operation: `TransactWriteItems`, `PutObject`, `AssumeRole`. */
  readonly operation: string;
  readonly caller: Caller;
  /** The request's parameters as the SDK sends them (JSON body, or `{ Bucket, Key, … }` for S3). */
  readonly input: unknown;
};

/** Sees every call first: records it, delays it, or throws a `ServiceFault` in place of the service. */
export type Gate = (call: ServiceCall) => Promise<void>;

/** An AWS error as a client sees it. Each service writes it in its own wire format. */
export class ServiceFault extends Error {
  readonly code: string;
  readonly statusCode: number;
  /** Further members of the error document, such as `CancellationReasons`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    statusCode = 400,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
    this.members = members;
  }
}

/** What every local service is given at start. */
export type ServiceOptions = {
  readonly callers: Callers;
  readonly gate: Gate;
  readonly clock: () => Date;
  readonly region: string;
  readonly accountId: string;
  /** The folder that survives a restart; without it the service keeps everything in memory. */
  readonly dataFolder?: string;
  /** @default a free port; always on 127.0.0.1 */
  readonly port?: number;
};

export type RunningService = {
  /** `http://127.0.0.1:PORT`, an IP address so that the S3 client uses path style. */
  readonly url: string;
  readonly close: () => Promise<void>;
};
