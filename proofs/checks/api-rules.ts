import { at, each, listOf, mentions, ofType, targetOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const restApi = 'AWS::ApiGateway::RestApi';

/** An authorizer that is not there, or is another stack's, answers nobody. */
export const authorizersExist: Rule = {
  id: 'authorizer-exists',
  check: (stack) => {
    const authorizers = ofType(stack, 'AWS::ApiGateway::Authorizer').map(({ id }) => id);
    return ofType(stack, 'AWS::ApiGateway::Method')
      .filter(({ properties }) => at(properties, 'AuthorizationType') === 'CUSTOM')
      .filter(({ properties }) => !authorizers.includes(String(at(properties, 'AuthorizerId', 'Ref'))))
      .map(({ id }) => ({ resource: id, message: 'asks an authorizer that the stack does not have' }));
  },
};

/** An edge-optimized endpoint ends TLS at CloudFront, in whichever country is nearest to the caller. */
export const apisRegional = each('api-regional', [restApi, 'AWS::ApiGateway::DomainName'], ({ properties }) =>
  listOf(at(properties, 'EndpointConfiguration', 'Types')).join() === 'REGIONAL'
    ? undefined
    : 'is answered outside Japan: make its endpoint REGIONAL',
);

const isLocal = (name: string): boolean => name.startsWith('stafee-local-');

const setsLimit = (setting: unknown): boolean =>
  at(setting, 'ResourcePath') === '/*' &&
  at(setting, 'HttpMethod') === '*' &&
  typeof at(setting, 'ThrottlingRateLimit') === 'number' &&
  typeof at(setting, 'ThrottlingBurstLimit') === 'number' &&
  at(setting, 'MetricsEnabled') === true;

const stageFault = ({ properties }: Resource, { resources }: SynthesizedStack): string | undefined => {
  const settings = listOf(at(properties, 'MethodSettings'));
  if (!settings.some(setsLimit)) return 'has no limit of requests, or no metrics, for every method';
  if (settings.some((setting) => at(setting, 'DataTraceEnabled') === true))
    return 'logs bodies, with passwords in them';
  const log = at(properties, 'AccessLogSetting');
  const isKept = resources.some(
    ({ id, type }) => type === 'AWS::Logs::LogGroup' && mentions(at(log, 'DestinationArn'), id),
  );
  return isKept && String(at(log, 'Format')).includes('$context.identity.sourceIp')
    ? undefined
    : 'does not log who asks, and from where, into a log group of ours';
};

export const stagesMeasured: Rule = {
  id: 'api-stage-measured',
  check: (stack) =>
    each('stage', ['AWS::ApiGateway::Stage'], (resource) => stageFault(resource, stack)).check(stack),
};

/** An API under its own name needs all of its parts; without one it answers by a name that nobody guards, or nobody. */
export const apisWhole: Rule = {
  id: 'api-whole',
  check: (stack) =>
    !/-(Tenant|Operator)Api$/.test(stack.name)
      ? []
      : [restApi, 'AWS::ApiGateway::Stage', ...(isLocal(stack.name) ? [] : ['AWS::ApiGateway::DomainName'])]
          .filter((type) => ofType(stack, type).length === 0)
          .map((type) => ({ resource: stack.name, message: `has no ${type}` })),
};

export const ownHostOnly: Rule = {
  id: 'api-own-host-only',
  check: (stack) =>
    isLocal(stack.name)
      ? []
      : each('api', [restApi], ({ properties }) =>
          at(properties, 'DisableExecuteApiEndpoint') === true
            ? undefined
            : 'answers by a host name that is not ours: disable execute-api',
        ).check(stack),
};

const wantedHeaders = {
  'Strict-Transport-Security': /^'max-age=\d{8,}/,
  'X-Content-Type-Options': /^'nosniff'$/,
  'Cache-Control': /^'no-store'$/,
} as const;

export const refusalsCarryHeaders = each(
  'refusal-headers',
  ['AWS::ApiGateway::GatewayResponse'],
  ({ properties }) => {
    const missing = Object.entries(wantedHeaders)
      .filter(
        ([name, value]) =>
          !value.test(String(at(properties, 'ResponseParameters', `gatewayresponse.header.${name}`))),
      )
      .map(([name]) => name);
    return missing.length === 0 ? undefined : `answers without ${missing.join(', ')}`;
  },
);

/** Whatever the gateway refuses by itself falls back to these two. */
export const refusalsOurs: Rule = {
  id: 'refusal-ours',
  check: (stack) => {
    const types = ofType(stack, 'AWS::ApiGateway::GatewayResponse').map(({ properties }) =>
      at(properties, 'ResponseType'),
    );
    return ofType(stack, restApi).flatMap(({ id }) =>
      ['DEFAULT_4XX', 'DEFAULT_5XX']
        .filter((type) => !types.includes(type))
        .map((type) => ({ resource: id, message: `leaves ${type} in AWS's words, without our headers` })),
    );
  },
};

/** The gateway turns away what has no form at all before a function starts. */
export const bodiesJudged: Rule = {
  id: 'body-judged-at-gateway',
  check: (stack) => {
    const validators = ofType(stack, 'AWS::ApiGateway::RequestValidator')
      .filter(({ properties }) => at(properties, 'ValidateRequestBody') === true)
      .map(({ id }) => id);
    return ofType(stack, 'AWS::ApiGateway::Method')
      .filter(({ properties }) => {
        const hasModel = at(properties, 'RequestModels') !== undefined;
        const isValidated = validators.includes(String(targetOf(at(properties, 'RequestValidatorId'))));
        return hasModel !== isValidated;
      })
      .map(({ id }) => ({
        resource: id,
        message: 'has a model that nobody checks, or a check without a model',
      }));
  },
};
