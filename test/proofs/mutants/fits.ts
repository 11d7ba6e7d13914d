import type { Fits, Found, Loose } from '#test/proofs/mutants/mutant.ts';

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

export const tenantFunction: Fits = ({ type, properties }) =>
  type === 'AWS::Lambda::Function' && properties.TenancyConfig?.TenantIsolationMode === 'PER_TENANT';

export const alarmOn =
  (metric: string): Fits =>
  ({ type, properties }) =>
    type === 'AWS::CloudWatch::Alarm' && properties.MetricName === metric;
