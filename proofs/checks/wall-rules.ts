import { at, each, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** A laptop's operators have no addresses of their own, and nobody else reaches them there. */
const isLocalConsole = ({ name }: SynthesizedStack): boolean => name === 'stafee-local-OperatorApi';

const isWalled = (stack: SynthesizedStack, { id }: Resource): boolean =>
  ofType(stack, 'AWS::WAFv2::WebACLAssociation').some(
    ({ properties }) =>
      JSON.stringify(at(properties, 'ResourceArn')).includes(`"${id}"`) &&
      ofType(stack, 'AWS::WAFv2::WebACL').some(({ id: acl }) =>
        JSON.stringify(at(properties, 'WebACLArn')).includes(`"${acl}"`),
      ),
  );

export const everythingWalled: Rule = {
  id: 'behind-a-wall',
  check: (stack) =>
    isLocalConsole(stack)
      ? []
      : ofType(stack, 'AWS::ApiGateway::Stage', 'AWS::Cognito::UserPool')
          .filter((resource) => !isWalled(stack, resource))
          .map(({ id }) => ({ resource: id, message: 'has no web ACL in front of it' })),
};

const secrets = ['authorization', 'cookie', 'x-csrf-token'];

const redactedBy = (logging: Resource): readonly string[] =>
  listOf(at(logging.properties, 'RedactedFields')).flatMap((field) =>
    textsOf(at(field, 'SingleHeader', 'Name')),
  );

/** What a rule did, or would have done. */
const stopped = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

/** Without a filter everything is logged; ours keeps what was stopped or counted. */
const keepsRefusals = ({ properties }: Resource): boolean =>
  at(properties, 'LoggingFilter') === undefined ||
  listOf(at(properties, 'LoggingFilter', 'Filters')).some(
    (filter) =>
      at(filter, 'Behavior') === 'KEEP' &&
      stopped.every((action) =>
        listOf(at(filter, 'Conditions')).some(
          (condition) => at(condition, 'ActionCondition', 'Action') === action,
        ),
      ),
  );

/** WAF wants the name of the group, not a reference. */
const landsIn = (stack: SynthesizedStack, { properties }: Resource): boolean =>
  textsOf(at(properties, 'LogDestinationConfigs')).some((arn) =>
    ofType(stack, 'AWS::Logs::LogGroup').some((group) =>
      arn.endsWith(`:${String(at(group.properties, 'LogGroupName'))}`),
    ),
  );

/** Whoever reads a session's cookie in a log is that session. */
export const logsWithoutSecrets: Rule = {
  id: 'wall-logs-without-secrets',
  check: (stack) =>
    ofType(stack, 'AWS::WAFv2::WebACL').flatMap(({ id, properties }) => {
      const logging = ofType(stack, 'AWS::WAFv2::LoggingConfiguration').find((candidate) =>
        JSON.stringify(at(candidate.properties, 'ResourceArn')).includes(`"${id}"`),
      );
      if (logging === undefined) return [{ resource: id, message: 'keeps no log of what it stops' }];
      const shown = secrets.filter((header) => !redactedBy(logging).includes(header));
      if (shown.length > 0) return [{ resource: id, message: `logs ${shown.join(', ')}` }];
      if (!keepsRefusals(logging) || !landsIn(stack, logging))
        return [{ resource: id, message: 'keeps no log of what it stops' }];
      const samples = JSON.stringify(properties).includes('"SampledRequestsEnabled":true');
      return samples ? [{ resource: id, message: 'keeps samples of requests, with their headers' }] : [];
    }),
};

/** AWS refuses an ACL with more, and does not raise it: https://docs.aws.amazon.com/waf/latest/developerguide/limits.html */
const referencesMax = 50;

export const setsWithinLimit = each('wall-within-limits', ['AWS::WAFv2::WebACL'], ({ properties }) => {
  const references = JSON.stringify(properties).match(
    /"(IPSetReferenceStatement|ManagedRuleGroupStatement|RuleGroupReferenceStatement|RegexPatternSetReferenceStatement)"/g,
  );
  return (references?.length ?? 0) <= referencesMax
    ? undefined
    : `refers to more than ${referencesMax} sets and groups`;
});
