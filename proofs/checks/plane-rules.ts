import { at, listOf, mentions, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';

const isOperatorPlane = ({ name }: SynthesizedStack): boolean => name.endsWith('-OperatorApi');

/** What tenants keep with us, and what opens it; named as the outputs of the stacks that hold it are. */
const tenantAssets = [
  'TenantData',
  'Session',
  'Keystore',
  'Documents',
  'KeyEncryptionKey',
  'TenantPool',
  'Web',
];

const assetIn = (statement: unknown): string | undefined => {
  const resources = JSON.stringify(listOf(at(statement, 'Resource')));
  return tenantAssets.find((asset) => new RegExp(`FnGetAtt${asset}[0-9A-F]{8}`).test(resources));
};

/** Calls on a table of both planes, and the leading keys within which the operators' functions may make them. */
const sharedTables: Readonly<Record<string, string>> = { Audit: 'OPS#*', Control: 'tenants' };

const unboundedIn = (statement: unknown): string | undefined => {
  if (!textsOf(at(statement, 'Action')).some((action) => action.startsWith('dynamodb:'))) return undefined;
  const resources = JSON.stringify(listOf(at(statement, 'Resource')));
  const keys = textsOf(at(statement, 'Condition', 'ForAllValues:StringLike', 'dynamodb:LeadingKeys'));
  const isDemanded = at(statement, 'Condition', 'Null', 'dynamodb:LeadingKeys') === 'false';
  return Object.keys(sharedTables).find(
    (table) =>
      new RegExp(`FnGetAtt${table}[0-9A-F]{8}`).test(resources) &&
      !(isDemanded && keys.length === 1 && keys[0] === sharedTables[table]),
  );
};

const faultOf = (statement: unknown): string | undefined => {
  const asset = assetIn(statement);
  if (asset !== undefined) return `reaches what tenants keep: ${asset}`;
  const table = unboundedIn(statement);
  return table === undefined ? undefined : `reaches more of ${table} than the operators' own part`;
};

export const operatorsWithoutPayload: Rule = {
  id: 'operator-without-payload',
  check: (stack) =>
    !isOperatorPlane(stack)
      ? []
      : ofType(stack, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').flatMap(({ id, properties }) =>
          listOf(at(properties, 'PolicyDocument', 'Statement')).flatMap((statement): readonly Violation[] => {
            const message = faultOf(statement);
            return message === undefined ? [] : [{ resource: id, message }];
          }),
        ),
};

/** A laptop has no web ACL; its API has no host of its own either. */
export const operatorsBehindWall: Rule = {
  id: 'operator-wall',
  check: (stack) => {
    if (!isOperatorPlane(stack)) return [];
    const closed = ofType(stack, 'AWS::WAFv2::WebACL')
      .filter(({ properties }) => at(properties, 'DefaultAction', 'Block') !== undefined)
      .map(({ id }) => id);
    const guarded = ofType(stack, 'AWS::WAFv2::WebACLAssociation').filter(({ properties }) =>
      closed.includes(String(at(properties, 'WebACLArn', 'Fn::GetAtt', 0))),
    );
    return ofType(stack, 'AWS::ApiGateway::RestApi')
      .filter(({ properties }) => at(properties, 'DisableExecuteApiEndpoint') === true)
      .filter(({ id }) => !guarded.some(({ properties }) => mentions(properties, id)))
      .map(({ id }) => ({ resource: id, message: 'answers addresses that are not the operators' }));
  },
};
