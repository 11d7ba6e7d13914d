import { scheduledJobs } from '#proofs/checks/jobs.ts';
import { at, keysOf, listOf, ofType, targetOf } from '#proofs/checks/synthesized.ts';
import type { Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const isLocal = ({ name }: SynthesizedStack): boolean => name.startsWith('stafee-local-');

const jobOf = (stack: SynthesizedStack, id: unknown): string =>
  /^STAFee ([a-z-]+):/.exec(
    String(at(stack.resources.find((resource) => resource.id === id)?.properties, 'Description')),
  )?.[1] ?? '';

export const jobsOftenEnough: Rule = {
  id: 'job-often-enough',
  check: (stack) =>
    ofType(stack, 'AWS::Scheduler::Schedule').flatMap(({ id, properties }) => {
      const job = jobOf(stack, targetOf(at(properties, 'Target', 'Arn')));
      const rhythm = scheduledJobs.find(({ name }) => name === job)?.rhythm;
      if (rhythm === undefined)
        return [{ resource: id, message: `starts ${job}, of which proofs/checks/jobs.ts knows nothing` }];
      return rhythm.test(String(at(properties, 'ScheduleExpression')))
        ? []
        : [{ resource: id, message: `starts ${job} more seldom than it must, or at no fixed time` }];
    }),
};

/** What alarms count, and what a question about a request needs (white paper 12.4.1). */
const wanted = [
  'requestId',
  'requestTimeEpoch',
  'httpMethod',
  'resourcePath',
  'status',
  'responseLatency',
  'identity.sourceIp',
  'tlsVersion',
  'cipherSuite',
  'responseLength',
];
/** Nothing else: a path holds ids, a header holds the session, and the authorizer's token is one. */
const further = [
  'extendedRequestId',
  'integration.status',
  'integrationErrorMessage',
  'error.responseType',
  'authorizer.tenantId',
  'authorizer.userId',
  'authorizer.operatorId',
];

const logFault = (format: string): string | undefined => {
  const names = [...format.matchAll(/\$(?:context\.)?([\w.]+)/g)].map(([, name = '']) => name);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) return `logs no ${missing.join(', ')}`;
  const beyond = names.filter((name) => !wanted.includes(name) && !further.includes(name));
  return beyond.length === 0 ? undefined : `logs ${beyond.join(', ')}, which may hold ids or secrets`;
};

/** Who asked is known by the authorizer: of a company and a person, or of an operator. */
const callersOf = (stack: SynthesizedStack): readonly string[] =>
  stack.name.endsWith('-OperatorApi')
    ? ['authorizer.operatorId']
    : ['authorizer.tenantId', 'authorizer.userId'];

export const accessLogsWhole: Rule = {
  id: 'access-log-whole',
  check: (stack) =>
    ofType(stack, 'AWS::ApiGateway::Stage').flatMap(({ id, properties }) => {
      const format = String(at(properties, 'AccessLogSetting', 'Format'));
      const unknown = callersOf(stack).filter((name) => !format.includes(`$context.${name}`));
      const fault = unknown.length > 0 ? `logs no ${unknown.join(', ')}` : logFault(format);
      return fault === undefined ? [] : [{ resource: id, message: fault }];
    }),
};

/** What an announced length must be to be turned away, and what must pass: a claim of 400 KB, and no more. */
const [tooLong, short] = [
  ['410000', '0410000', '500000', '1000000', '99999999'],
  ['0', '1', '9999', '99999', '400000', '409600', '409999'],
];

const signInPaths: Readonly<Record<string, string>> = {
  tenant: '/api/auth/',
  operator: '/operator/auth/',
};

const wallFault = (rule: unknown, kind: string): string | undefined => {
  const lengths = at(rule, 'Statement', 'RegexMatchStatement', 'RegexString');
  if (typeof lengths === 'string') {
    const pattern = new RegExp(lengths);
    return tooLong.every((one) => pattern.test(one)) && !short.some((one) => pattern.test(one))
      ? undefined
      : 'turns bodies away at another length than 409,999 bytes';
  }
  const scope = at(rule, 'Statement', 'RateBasedStatement', 'ScopeDownStatement');
  if (at(rule, 'Name') !== 'sign-in-rate') return undefined;
  return keysOf(scope).join() === 'ByteMatchStatement' &&
    at(scope, 'ByteMatchStatement', 'SearchString') === signInPaths[kind] &&
    at(scope, 'ByteMatchStatement', 'FieldToMatch', 'UriPath') !== undefined
    ? undefined
    : 'counts something else than sign-ins';
};

export const wallTextsKnown: Rule = {
  id: 'wall-text',
  check: (stack) =>
    isLocal(stack)
      ? []
      : ofType(stack, 'AWS::WAFv2::WebACL').flatMap(({ id, properties }) => {
          const kind = String(at(properties, 'Name')).split('-').at(-1) ?? '';
          return listOf(at(properties, 'Rules'))
            .flatMap((rule) => wallFault(rule, kind) ?? [])
            .map((message) => ({ resource: id, message }));
        }),
};
