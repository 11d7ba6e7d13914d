import { randomUUID } from 'node:crypto';

import { authenticate } from '#local/aws/calls/authenticate.ts';
import type { Caller } from '#local/aws/calls/caller.ts';
import { listen, type HttpAnswer, type HttpRequest } from '#local/aws/calls/listen.ts';
import { ServiceFault, type RunningService, type ServiceOptions } from '#local/aws/calls/service-call.ts';

import { assumeRole, type TrustOf } from './assume-role.ts';
import { faultAnswer, readQueryForm, resultAnswer, type XmlTree } from './query-protocol.ts';

export type StsOptions = ServiceOptions & { readonly trustOf: TrustOf };

const callerIdentity = ({ principalArn, accessKeyId }: Caller): XmlTree => ({
  Arn: principalArn,
  UserId: accessKeyId,
  Account: principalArn.split(':')[4] ?? '',
});

/** Starts the local STS. Sessions live in `callers` only and end with the process. */
export const startSts = async (options: StsOptions): Promise<RunningService> => {
  const run = (operation: string, input: unknown, caller: Caller): XmlTree => {
    if (operation === 'AssumeRole') return assumeRole({ input, caller }, options);
    if (operation === 'GetCallerIdentity') return callerIdentity(caller);
    throw new ServiceFault('InvalidAction', `${operation} does not exist on this machine`);
  };

  const serve = async (request: HttpRequest, requestId: string): Promise<HttpAnswer> => {
    const { callers, clock, gate } = options;
    const caller = authenticate(request, { callers, service: 'sts', now: clock() });
    const { operation, input } = readQueryForm(request.body);
    await gate({ service: 'sts', operation, caller, input });
    return resultAnswer(operation, run(operation, input, caller), requestId);
  };

  return listen(options, async (request) => {
    const requestId = randomUUID();
    return serve(request, requestId).catch((error: unknown) => {
      if (error instanceof ServiceFault) return faultAnswer(error, requestId);
      throw error;
    });
  });
};
