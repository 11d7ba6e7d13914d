/** What a worker is started with. */
export type WorkerStart = {
  readonly codeFolder: string;
  /** `index.handler`: file without extension, then the export. */
  readonly handler: string;
  /** Lets the events say what time it is: for tests. */
  readonly isClockMovable: boolean;
};

/** The part of Lambda's context object that can be sent to a thread. */
export type ContextFacts = {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: '$LATEST';
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly tenantId?: string;
};

export type EventMessage = {
  /** JSON text. */
  readonly payload: string;
  readonly context: ContextFacts;
  readonly timeoutMilliseconds: number;
  /** Milliseconds since 1970 that the thread's clock shall show now. @default the machine's clock */
  readonly time?: number;
};

/** An error as Lambda writes it into a failed invocation's payload. */
export type ErrorDocument = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: ErrorDocument };
