import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

import type { WallLimits } from '#lib/wall-limits.ts';

/** A rule without its place: the wall numbers them in the order given. */
export type WallRule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

type Statement = CfnWebACL.StatementProperty;

const untouched = [{ priority: 0, type: 'NONE' }];
const block = { block: {} };

export const anyOf = (...statements: readonly Statement[]): Statement => ({
  orStatement: { statements: [...statements] },
});

const not = (statement: Statement): Statement => ({ notStatement: { statement } });

export const fromAddresses = (setArn: string): Statement => ({ ipSetReferenceStatement: { arn: setArn } });

/** STARTS_WITH: a port or a last dot may follow. No host of ours begins with another one and goes on. */
const toHost = (host: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: 'host' } },
    positionalConstraint: 'STARTS_WITH',
    searchString: host,
    textTransformations: [{ priority: 0, type: 'LOWERCASE' }],
  },
});

/**
 * CONTAINS: the path begins with the stage's name where no custom domain is in front of it. Decoded, as the gateway
 * reads it: `/api/%61uth/` leads to the same function.
 */
const underPath = (path: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'CONTAINS',
    searchString: path,
    textTransformations: ['URL_DECODE', 'LOWERCASE'].map((type, priority) => ({ priority, type })),
  },
});

export const blockWhen = (name: string, statement: Statement): WallRule => ({
  name,
  statement,
  action: block,
});

/** One host for one company: everybody else is turned away before a function is paid for. */
export const hostOnlyFrom = (name: string, host: string, setArn: string): WallRule =>
  blockWhen(name, { andStatement: { statements: [toHost(host), not(fromAddresses(setArn))] } });

/** At most so many requests within the window. */
export type Rate = { readonly limit: number; readonly windowSeconds: WallLimits['windowSeconds'] };

/** Blocks an address that asks more often; a whole office may share one address. @default path: everything */
export const limitPerAddress = (name: string, rate: Rate, path?: string): WallRule =>
  blockWhen(name, {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      evaluationWindowSec: rate.windowSeconds,
      limit: rate.limit,
      ...(path === undefined ? {} : { scopeDownStatement: underPath(path) }),
    },
  });

/** Blocks a cookie's value that asks more often. A request without the cookie is not counted here. */
export const limitPerCookie = (name: string, rate: Rate, cookie: string): WallRule =>
  blockWhen(name, {
    rateBasedStatement: {
      aggregateKeyType: 'CUSTOM_KEYS',
      customKeys: [{ cookie: { name: cookie, textTransformations: untouched } }],
      evaluationWindowSec: rate.windowSeconds,
      limit: rate.limit,
    },
  });

/**
 * Blocks what comes from one address with one value of a header too often. WAF reads no body for a count: what is
 * counted has to stand in a header, a path or a query, and whoever reads the body has to refuse another header.
 */
export const limitPerAddressAndHeader = (name: string, rate: Rate, header: string): WallRule =>
  blockWhen(name, {
    rateBasedStatement: {
      aggregateKeyType: 'CUSTOM_KEYS',
      customKeys: [{ ip: {} }, { header: { name: header, textTransformations: untouched } }],
      evaluationWindowSec: rate.windowSeconds,
      limit: rate.limit,
    },
  });

/**
 * A longer body is refused by its announced length; WAF sees the first 64 KB only, so its own size rule cannot.
 * `answer` names what the wall says instead of the function.
 */
export const bodiesUpTo409Kb = (name: string, answer: string): WallRule => ({
  name,
  statement: {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { Name: 'content-length' } },
      regexString: '^0*(4[1-9]\\d{4}|[5-9]\\d{5}|[1-9]\\d{6,})$',
      textTransformations: untouched,
    },
  },
  action: { block: { customResponse: { responseCode: 413, customResponseBodyKey: answer } } },
});

/** A list that AWS keeps; `counted` rules of it only count. */
export const managedByAws = (group: string, ...counted: readonly string[]): WallRule => ({
  name: group,
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: group,
      ruleActionOverrides: counted.map((name) => ({ name, actionToUse: { count: {} } })),
    },
  },
  overrideAction: { none: {} },
});
