import { createHash, randomBytes } from 'node:crypto';

import type { Caller } from '#local/aws/calls/caller.ts';

import type { LambdaFunction } from './lambda-function.ts';

/** Credentials of a function's role, as Lambda hands them to each environment. */
export const callerOf = (
  { name, roleArn }: LambdaFunction,
  accountId: string,
): Caller & { sessionToken: string } => {
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const hash = createHash('sha256').update(`${roleArn}|${name}`).digest('hex').toUpperCase();
  return {
    accessKeyId: `ASIA${hash.slice(0, 16)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(60).toString('base64'),
    principalArn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${name}`,
    roleArn,
    tags: {},
  };
};

/** What Lambda sets in every environment. */
export const ownVariables = (found: LambdaFunction, region: string, caller: ReturnType<typeof callerOf>) => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: caller.accessKeyId,
  AWS_SECRET_ACCESS_KEY: caller.secretAccessKey,
  AWS_SESSION_TOKEN: caller.sessionToken,
  AWS_LAMBDA_FUNCTION_NAME: found.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(found.memoryMebibytes),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${found.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  LAMBDA_TASK_ROOT: found.codeFolder,
  _HANDLER: found.handler,
});
