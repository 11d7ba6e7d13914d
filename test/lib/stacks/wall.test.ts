import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { beforeAll, describe, expect, test } from 'vitest';

import { bodyTooLarge } from '#contract/refusals/chain.ts';
import { TenantWall } from '#lib/constructs/tenant-wall.ts';
import { settings } from '#test/stages/settings.ts';
import type { DedicatedTenant } from '#lib/settings.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

type Loose = any;

let template: Template;
let identity: Template;
beforeAll(() => {
  const assembly = assemblyOf('prod');
  const templateOf = (part: string): Template =>
    Template.fromJSON(assembly.getStackByName(`stafee-prod-${part}`).template as Record<string, unknown>);
  [template, identity] = [templateOf('TenantApi'), templateOf('Identity')];
});

const rulesOf = (from: Template): readonly Loose[] =>
  Object.values<Loose>(from.findResources('AWS::WAFv2::WebACL')).flatMap(
    ({ Properties }) => Properties.Rules,
  );
const tenant = (n: number): DedicatedTenant => ({
  tenantId: `t${String(n).padStart(26, '0')}`,
  host: `t-${n}.app.example.jp`,
});
const wallFor = (dedicatedTenants: readonly DedicatedTenant[]): Template => {
  const stack = new Stack(new App());
  const logsKey = new Key(stack, 'Key');
  const { node } = new TenantWall(stack, 'Wall', {
    settings: { ...settings.prod, dedicatedTenants },
    logsKey,
  });
  expect(node.id).toBe('Wall');
  return Template.fromStack(stack);
};

describe('the wall in front of the tenants', () => {
  test('asks in this order, and lets everybody else through', () => {
    expect(rulesOf(template).map(({ Name, Priority }) => `${Priority} ${Name}`)).toEqual([
      '0 blocked-addresses',
      '1 AWSManagedRulesAmazonIpReputationList',
      '2 rate',
      '3 sign-in-rate',
      '4 sign-in-company-rate',
      '5 session-rate',
      '6 body-too-long',
      '7 AWSManagedRulesCommonRuleSet',
      '8 AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    template.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
  });

  test('counts by address over everything, at the door by company too, and by session', () => {
    const rates = rulesOf(template).flatMap(({ Statement }) => Statement.RateBasedStatement ?? []);
    expect(
      rates.map(({ Limit, EvaluationWindowSec, AggregateKeyType }) => [
        Limit,
        EvaluationWindowSec,
        AggregateKeyType,
      ]),
    ).toEqual([
      [100_000, 300, 'IP'],
      [4_000, 300, 'IP'],
      [1_500, 300, 'CUSTOM_KEYS'],
      [2_000, 300, 'CUSTOM_KEYS'],
    ]);
    expect(rates.map(({ CustomKeys = [] }) => CustomKeys.map((key: Loose) => Object.keys(key)))).toEqual([
      [],
      [],
      [['IP'], ['Header']],
      [['Cookie']],
    ]);
    expect(rates[0].ScopeDownStatement).toBeUndefined();
    const { SearchString, TextTransformations } = rates[1].ScopeDownStatement.ByteMatchStatement;
    expect(SearchString).toBe('/api/auth/');
    expect(TextTransformations.map(({ Type }: Loose) => Type)).toEqual(['URL_DECODE', 'LOWERCASE']);
  });

  test.each([
    ['0', false],
    ['409600', false],
    ['409999', false],
    ['410000', true],
    ['999999', true],
    ['1000000', true],
    ['00410000', true],
  ])('a body of %s bytes: refused %s', (length, isRefused) => {
    const [rule] = rulesOf(template).filter(({ Name }) => Name === 'body-too-long');
    expect(new RegExp(rule.Statement.RegexMatchStatement.RegexString).test(length)).toBe(isRefused);
  });

  test('counts what the size rule of AWS would block, since a claim is longer than 8 KB', () => {
    const [rule] = rulesOf(template).filter(({ Name }) => Name === 'AWSManagedRulesCommonRuleSet');
    expect(rule.Statement.ManagedRuleGroupStatement.RuleActionOverrides).toEqual([
      { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } },
    ]);
  });

  test('logs without cookies and tokens, encrypted', () => {
    template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
      RedactedFields: ['cookie', 'authorization', 'x-csrf-token'].map((Name) => ({ SingleHeader: { Name } })),
      LogDestinationConfigs: [
        'arn:aws:logs:ap-northeast-1:000000000000:log-group:aws-waf-logs-stafee-prod-tenant',
      ],
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: 'aws-waf-logs-stafee-prod-tenant',
      RetentionInDays: 400,
      KmsKeyId: Match.anyValue(),
    });
  });

  test('turns foreign addresses away from a host of its own, and nobody before the first synchronization', () => {
    const alone = wallFor([tenant(1)]);
    const [rule] = rulesOf(alone).slice(-1);
    const [host, foreign] = rule.Statement.AndStatement.Statements;
    expect(host.ByteMatchStatement).toMatchObject({
      FieldToMatch: { SingleHeader: { Name: 'host' } },
      PositionalConstraint: 'STARTS_WITH',
      SearchString: 't-1.app.example.jp',
    });
    expect(Object.keys(foreign.NotStatement.Statement)).toEqual(['IPSetReferenceStatement']);
    expect(rule.Action).toEqual({ Block: {} });
    alone.hasResourceProperties('AWS::WAFv2::IPSet', {
      Name: 'stafee-prod-allowed-t00000000000000000000000001',
      Addresses: ['0.0.0.0/1', '128.0.0.0/1'],
    });
  });

  test('stands in front of 40 dedicated tenants within what an ACL may refer to', () => {
    const many = Array.from({ length: 40 }, (_, n) => tenant(n));
    const text = JSON.stringify(wallFor(many).findResources('AWS::WAFv2::WebACL'));
    expect(text.match(/"(IPSetReference|ManagedRuleGroup)Statement"/g)?.length).toBe(45);
  });

  test('says of a long body what the functions say', () => {
    const [rule] = rulesOf(template).filter(({ Name }) => Name === 'body-too-long');
    expect(rule.Action.Block.CustomResponse).toEqual({
      ResponseCode: 413,
      CustomResponseBodyKey: 'body-too-large',
    });
    const [acl] = Object.values<Loose>(template.findResources('AWS::WAFv2::WebACL'));
    const { ContentType, Content } = acl.Properties.CustomResponseBodies['body-too-large'];
    expect(ContentType).toBe('APPLICATION_JSON');
    expect(JSON.parse(Content)).toMatchObject({
      status: 413,
      code: 'body-too-large',
      title: bodyTooLarge.title,
      detail: bodyTooLarge.detail,
    });
  });
});

describe('the wall in front of the user pools', () => {
  test('stands before both, with a rate and the list of known attackers', () => {
    identity.resourceCountIs('AWS::WAFv2::WebACLAssociation', 2);
    expect(rulesOf(identity).map(({ Name }) => Name)).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'rate',
    ]);
  });
});
