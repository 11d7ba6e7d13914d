import { createHash, randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import * as v from 'valibot';

import { addressIn } from '#local/aws/policies/address-range.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';
import { keepInFile } from '#local/aws/calls/kept-file.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

const definitionShape = v.object({
  id: v.string(),
  arn: v.string(),
  name: v.string(),
  version: v.picklist(['IPV4', 'IPV6']),
  addresses: v.array(v.string()),
});
/** An address set as a template defines it. */
export type IpSetDefinition = Readonly<v.InferOutput<typeof definitionShape>>;

const heldShape = v.object({
  ...definitionShape.entries,
  lockToken: v.string(),
  /** Of the template that made it last: a new definition is written over what is held, as CloudFormation does. */
  definedBy: v.string(),
});
type HeldSet = v.InferOutput<typeof heldShape>;

const setShape = v.looseObject({
  Name: v.string(),
  IPAddressVersion: v.picklist(['IPV4', 'IPV6']),
  Addresses: v.optional(v.array(v.string()), []),
});

export const ipSetsOf = (template: CloudTemplate): readonly IpSetDefinition[] =>
  template.ofType('AWS::WAFv2::IPSet').map((resource) => {
    const {
      Name: name,
      IPAddressVersion: version,
      Addresses: addresses,
    } = v.parse(setShape, resource.properties);
    return { id: resource.attribute('Id'), arn: resource.attribute('Arn'), name, version, addresses };
  });

/** https://docs.aws.amazon.com/waf/latest/developerguide/limits.html */
const addressesMax = 10_000;
const millisBetweenUpdates = 1_000;

/** WAF takes every CIDR range but the whole of a version. */
const isTakenBy = ({ version }: HeldSet, range: string): boolean => {
  const [network = '', length = ''] = range.split('/');
  return (
    isIP(network) === (version === 'IPV6' ? 6 : 4) && /^[1-9]\d*$/.test(length) && addressIn(network, range)
  );
};

export type IpSets = ReturnType<typeof openIpSets>;

/**
 * The address sets of this machine with their locks, and the one update in a second that an account has.
 * @throws Error when the file is damaged
 */
export const openIpSets = (
  definitions: readonly IpSetDefinition[],
  { file, clock }: { readonly file?: string; readonly clock: () => Date },
) => {
  const kept = keepInFile(file, v.array(heldShape), () => []);
  const updates: number[] = [];
  kept.write(
    definitions.map((definition) => {
      const definedBy = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
      const known = kept.read().find((set) => set.id === definition.id && set.definedBy === definedBy);
      return known ?? { ...definition, lockToken: randomUUID(), definedBy };
    }),
  );
  const find = (isSought: (set: HeldSet) => boolean): HeldSet => {
    const found = kept.read().find(isSought);
    if (found !== undefined) return found;
    throw new ServiceFault('WAFNonexistentItemException', 'AWS WAF couldn’t find the resource.');
  };
  const hold = (changed: HeldSet): string => {
    const lockToken = randomUUID();
    kept.write(kept.read().map((set) => (set.id === changed.id ? { ...changed, lockToken } : set)));
    return lockToken;
  };
  return {
    remember: kept.remember,
    byId: (id: string): HeldSet => find((set) => set.id === id),
    byArn: (arn: string): HeldSet => find((set) => set.arn === arn),
    /** What the set of this name holds. */
    addressesOf: (name: string): readonly string[] => find((set) => set.name === name).addresses,
    /** Somebody at the console writes the set: its lock token is another one. */
    write: (name: string, addresses: readonly string[]): void => {
      hold({ ...find((set) => set.name === name), addresses: [...addresses] });
    },
    /** When each update happened, in milliseconds of the clock. */
    updates: (): readonly number[] => updates,
    update: (
      id: string,
      { addresses, token }: { readonly addresses: readonly string[]; readonly token: string },
    ) => {
      const set = find((one) => one.id === id);
      const wrong = addresses.find((address) => !isTakenBy(set, address));
      if (wrong !== undefined)
        throw new ServiceFault('WAFInvalidParameterException', `no range of the set: ${wrong}`);
      if (addresses.length > addressesMax)
        throw new ServiceFault('WAFLimitsExceededException', 'AWS WAF couldn’t perform the operation.');
      const now = clock().getTime();
      if (now - (updates.at(-1) ?? -millisBetweenUpdates) < millisBetweenUpdates)
        throw new ServiceFault('ThrottlingException', 'Rate exceeded');
      if (token !== set.lockToken)
        throw new ServiceFault('WAFOptimisticLockException', 'AWS WAF couldn’t save your changes.');
      updates.push(now);
      return hold({ ...set, addresses: [...addresses] });
    },
  };
};
