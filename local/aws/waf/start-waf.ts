import { join } from 'node:path';
import * as v from 'valibot';

import { operationsRefusing, startJsonService, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault, type RunningService, type ServiceOptions } from '#local/aws/calls/service-call.ts';

import { openIpSets, type IpSetDefinition, type IpSets } from './ip-sets.ts';

export type RunningWaf = RunningService & { readonly sets: IpSets };

const operation = operationsRefusing('WAFInvalidParameterException');
const named = { Name: v.string(), Id: v.string(), Scope: v.literal('REGIONAL') };

const operationsOn = (sets: IpSets): Operations => {
  const found = ({ Id, Name }: { readonly Id: string; readonly Name: string }) => {
    const set = sets.byId(Id);
    if (set.name === Name) return set;
    throw new ServiceFault('WAFNonexistentItemException', `the set ${Id} has another name`);
  };
  return {
    GetIPSet: operation(v.object(named), (input) => {
      const { id, arn, name, version, addresses, lockToken } = found(input);
      return {
        IPSet: { Id: id, ARN: arn, Name: name, IPAddressVersion: version, Addresses: addresses },
        LockToken: lockToken,
      };
    }),
    UpdateIPSet: operation(
      v.object({ ...named, Addresses: v.array(v.string()), LockToken: v.string() }),
      (input) => ({
        NextLockToken: sets.update(found(input).id, { addresses: input.Addresses, token: input.LockToken }),
      }),
    ),
  };
};

/**
 * A stand for AWS WAF: the address sets of the template, with the two calls that functions make on them. With a data
 * folder every answered call survives a kill of the process.
 */
export const startWaf = async (
  options: ServiceOptions & { readonly ipSets: readonly IpSetDefinition[] },
): Promise<RunningWaf> => {
  const { dataFolder, clock } = options;
  const sets = openIpSets(options.ipSets, {
    clock,
    ...(dataFolder === undefined ? {} : { file: join(dataFolder, 'waf.json') }),
  });
  const service = await startJsonService(options, {
    service: 'wafv2',
    target: 'AWSWAF_20190729',
    operations: operationsOn(sets),
  });
  return { ...service, sets };
};
