import type { SynthesizedStack } from '#lib/checks/synthesized.ts';

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
  const copy = structuredClone(stacks);
  const resource = copy.flatMap(({ resources }) => resources).find((candidate) => fits(candidate as Found));
  if (resource === undefined) throw new Error('nothing to spoil');
  spoil(resource);
  return copy;
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
