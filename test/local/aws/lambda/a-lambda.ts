import { fileURLToPath } from 'node:url';
import { callersOf, type Callers } from '#local/aws/calls/caller.ts';
import type { LambdaOptions } from '#local/aws/lambda/invocations.ts';
import type { LambdaFunction } from '#local/aws/lambda/lambda-function.ts';
import { startLambda, type RunningLambda } from '#local/aws/lambda/start-lambda.ts';
import type { Timer } from '#local/aws/lambda/timer.ts';

export const operator = {
  accessKeyId: 'operator',
  secretAccessKey: 'operator-secret',
  principalArn: 'arn:aws:iam::000000000000:root',
  tags: {},
};

export const aFunction = (changes: Partial<LambdaFunction> = {}): LambdaFunction => ({
  name: 'Main-Fn',
  arn: 'arn:aws:lambda:ap-northeast-1:000000000000:function:Main-Fn',
  path: 'Main/fn',
  roleArn: 'arn:aws:iam::000000000000:role/Main-Role',
  codeFolder: fileURLToPath(new URL('.', import.meta.url)),
  handler: 'handlers.count',
  timeoutSeconds: 20,
  memoryMebibytes: 128,
  variables: { TABLE: 'TenantData' },
  isPerTenant: false,
  ...changes,
});

export type ALambda = RunningLambda & { readonly callers: Callers; readonly lines: string[] };

/** Starts these functions; one named `count` uses the export `count`. */
export const aLambda = async (
  functions: Readonly<Record<string, Partial<LambdaFunction>>>,
  options: Partial<LambdaOptions> = {},
): Promise<ALambda> => {
  const callers = callersOf([operator]);
  const lines: string[] = [];
  const lambda = await startLambda({
    callers,
    gate: async () => undefined,
    clock: () => new Date(),
    region: 'ap-northeast-1',
    accountId: '000000000000',
    functions: Object.entries(functions).map(([name, changes]) =>
      aFunction({
        name,
        arn: `arn:aws:lambda:x:y:function:${name}`,
        path: `Main/${name}`,
        handler: `handlers.${name}`,
        ...changes,
      }),
    ),
    variables: () => ({ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' }),
    log: (name, line) => void lines.push(`${name} ${line}`),
    ...options,
  });
  return { ...lambda, callers, lines };
};

export const resultOf = async (
  lambda: RunningLambda,
  functionName: string,
  event: unknown = {},
  tenantId?: string,
) => {
  const { payload, functionError } = await lambda.invoke({
    functionName,
    payload: JSON.stringify(event),
    ...(tenantId === undefined ? {} : { tenantId }),
  });
  return { functionError, result: JSON.parse(payload) };
};

/** A timer that a test rings. */
export const aTimer = () => {
  let pending: { readonly milliseconds: number; readonly ring: () => void }[] = [];
  const timer: Timer = (milliseconds, ring) => {
    const one = { milliseconds, ring };
    pending.push(one);
    return () => {
      pending = pending.filter((other) => other !== one);
    };
  };
  return {
    timer,
    pending: () => pending.map(({ milliseconds }) => milliseconds),
    /** Rings what is due within that time. */
    elapse: (milliseconds: number) => {
      const due = pending.filter((one) => one.milliseconds <= milliseconds);
      pending = pending.filter((one) => !due.includes(one));
      for (const { ring } of due) ring();
    },
  };
};
