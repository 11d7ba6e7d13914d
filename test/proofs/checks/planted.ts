import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** A template under the knife: everything may be changed. */
export type Loose = any;

export type Found = { readonly id: string; readonly type: string; readonly properties: Loose };

export type Fits = (resource: Found) => boolean;

/** Rule, what is spoilt, in which resource, how. */
export type Plant = readonly [rule: string, what: string, fits: Fits, spoil: (resource: Loose) => void];

/** The same stacks with one thing spoilt: `spoil` gets a private copy of the first resource that fits. */
export const spoilt = (
  stacks: readonly SynthesizedStack[],
  fits: Fits,
  spoil: (resource: Loose) => void,
): readonly SynthesizedStack[] => {
  const fitting = (stack: SynthesizedStack) => stack.resources.find((candidate) => fits(candidate as Found));
  const at = stacks.findIndex((stack) => fitting(stack) !== undefined);
  const [copy] = structuredClone(stacks.slice(at, at + 1));
  const resource = copy === undefined || at === -1 ? undefined : fitting(copy);
  if (copy === undefined || resource === undefined) throw new Error('nothing to spoil');
  spoil(resource);
  return stacks.with(at, copy);
};

export const ofType =
  (type: string, idStart = '') =>
  (resource: Found): boolean =>
    resource.type === type && resource.id.startsWith(idStart);

/** The first statement of a policy that allows `action`. */
export const statementAllowing = (properties: Loose, action: string): Loose =>
  properties.PolicyDocument.Statement.find((statement: Loose) => [statement.Action].flat().includes(action));

/** A method of the tenants' API that asks the authorizer. */
export const sessionMethod: Fits = ({ id, type, properties }) =>
  type === 'AWS::ApiGateway::Method' &&
  id.startsWith('RestApiapi') &&
  properties.AuthorizationType === 'CUSTOM';
