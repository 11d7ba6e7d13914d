import { beforeAll, describe, expect, test } from 'vitest';

import { matrixFaults } from '#proofs/checks/matrix-rule.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { stagesOf } from '#lib/stages-of.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import restoredTables from '#test/filled-in/restored-tables.json' with { type: 'json' };
import { settings as filledIn } from '#test/filled-in/settings.ts';
import { settings } from '#test/stages/settings.ts';
import { ofType, statementAllowing } from '#test/proofs/mutants/fits.ts';
import { spoilt } from '#test/proofs/mutants/mutant.ts';
import type { Fits, Loose } from '#test/proofs/mutants/mutant.ts';

let prod: readonly SynthesizedStack[];
let others: readonly SynthesizedStack[];
beforeAll(() => {
  const all = provenStacksOf(settings.prod, settings['prod-osaka'], settings.local);
  prod = all.filter(({ name }) => /^stafee-prod-(?!osaka-)/.test(name));
  others = all.filter((stack) => !prod.includes(stack));
});

const policyOf = (idStart: string): Fits => ofType('AWS::IAM::Policy', idStart);
const allowing =
  (Action: string, Resource: unknown = '*') =>
  (r: Loose): void => {
    r.properties.PolicyDocument.Statement.push({ Effect: 'Allow', Action, Resource });
  };

describe('holding every role of a filled-in deployment against the matrix', () => {
  const deployed = stagesOf(filledIn, restoredTables);
  let stacks: readonly SynthesizedStack[];
  beforeAll(() => {
    stacks = provenStacksOf(deployed.stg, deployed.prod, deployed['prod-osaka']);
  });

  test('finds nothing, whatever its accounts, companies and restored tables', () => {
    expect(matrixFaults(stacks)).toEqual([]);
  });

  test.each<[what: string, role: string, resource: string, fault: string]>([
    [
      'a role that still writes into the table of another day',
      'authRole',
      'arn:aws:dynamodb:ap-northeast-3:777788889999:table/*',
      'may dynamodb:PutItem on Data/TenantData of another day',
    ],
    [
      'a role that writes into every restored table',
      'operatorRole',
      'arn:aws:dynamodb:ap-northeast-3:777788889999:table/stafee-prod-osaka-TenantData-r20270203',
      'may dynamodb:PutItem on Data/TenantData (',
    ],
  ])('finds %s', (_what, role, resource, fault) => {
    const osaka = stacks.filter(({ name }) => name.startsWith('stafee-prod-osaka-'));
    const spoiled = spoilt(osaka, policyOf(role), allowing('dynamodb:PutItem', resource));
    expect(matrixFaults(spoiled).join('\n')).toContain(fault);
  });

  test('finds a function that works on another table than its neighbours', () => {
    const spoiled = spoilt(stacks, ofType('AWS::Lambda::Function', 'retentionpurge'), (r) => {
      r.properties.Environment.Variables.TENANT_DATA_TABLE = 'another';
    });
    expect(matrixFaults(spoiled).join('\n')).toContain('rights cannot be judged: functions are told');
  });

  test('finds the sync of addresses at a set that is nobody’s', () => {
    const spoiled = spoilt(stacks, policyOf('AddressSync'), allowing('wafv2:UpdateIPSet'));
    expect(matrixFaults(spoiled).join('\n')).toContain('may wafv2:UpdateIPSet on TenantApi/Wall/Blocked');
  });
});

describe('holding every role against the matrix', () => {
  test('finds nothing in prod', () => {
    expect(matrixFaults(prod)).toEqual([]);
  });

  test('finds nothing in the form that runs in Osaka, nor in stage local', () => {
    expect(matrixFaults(others)).toEqual([]);
  });

  test.each<[what: string, role: string, fits: Fits, spoil: (r: Loose) => void, fault: string]>([
    [
      'a function that scans',
      'TenantApi/auth',
      policyOf('authRole'),
      (r) => {
        statementAllowing(r.properties, 'dynamodb:PutItem').Action.push('dynamodb:Scan');
      },
      'may dynamodb:Scan on Data/Session',
    ],
    [
      'an exception that nobody needs any more',
      'TenantApi/auth',
      policyOf('authRole'),
      (r) => {
        statementAllowing(r.properties, 'dynamodb:PutItem').Action = ['dynamodb:GetItem', 'dynamodb:PutItem'];
      },
      'may no longer dynamodb:DeleteItem on Data/Session, so that the exception has no ground',
    ],
    [
      'a right by a star',
      'OperatorApi/operator',
      policyOf('operatorRole'),
      allowing('dynamodb:*'),
      'may dynamodb:GetItem on Data/TenantData (touching what a tenant keeps)',
    ],
    [
      'a right by NotAction',
      'OperatorApi/operator',
      policyOf('operatorRole'),
      (r) => {
        r.properties.PolicyDocument.Statement.push({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
      },
      'may lambda:UpdateFunctionCode on TenantApi/auth',
    ],
    [
      'a right under a condition that is met at times',
      'Monitoring/clock-check',
      policyOf('clockcheckRole'),
      (r) => {
        const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.7' } };
        const Statement = { Effect: 'Allow', Action: 's3:DeleteObjectVersion', Resource: '*', Condition };
        r.properties.PolicyDocument.Statement.push(Statement);
      },
      'may s3:DeleteObjectVersion on Audit/Archive/a',
    ],
    [
      "a tenant's key without its context",
      'TenantApi/onboarding',
      policyOf('onboardingRole'),
      (r) => {
        delete statementAllowing(r.properties, 'kms:GenerateDataKeyWithoutPlaintext').Condition;
      },
      'may kms:Decrypt on Foundation/KeyEncryptionKey (using a key of ours by hand instead of through its service)',
    ],
    [
      'a leading key that is nobody’s',
      'TenantApi/Roles/TenantData',
      policyOf('RolesTenantData'),
      (r) => {
        statementAllowing(r.properties, 'dynamodb:GetItem').Condition['ForAllValues:StringLike'][
          'dynamodb:LeadingKeys'
        ] = 'T#*';
      },
      "may dynamodb:GetItem on Data/TenantData (reaching another tenant's items)",
    ],
    [
      'all attributes for who may read some',
      'Messaging/TenantNotice',
      policyOf('TenantNotice'),
      (r) => {
        for (const { Condition } of r.properties.PolicyDocument.Statement)
          delete Condition?.StringEqualsIfExists;
      },
      "may dynamodb:GetItem on Data/TenantData (reading a tenant's claims)",
    ],
    [
      'the right to become everybody',
      'TenantApi/tenant-app',
      policyOf('tenantappRole'),
      allowing('sts:AssumeRole', 'arn:aws:iam::000000000000:role/*'),
      'may sts:AssumeRole on role TenantApi/Roles/TenantAuth',
    ],
    [
      'a table that lets a role in by its own policy',
      'Monitoring/clock-check',
      ofType('AWS::DynamoDB::GlobalTable', 'Session'),
      (r) => {
        const Principal = '*';
        const Statement = [{ Effect: 'Allow', Principal, Action: 'dynamodb:GetItem', Resource: '*' }];
        const replica = r.properties.Replicas.find((one: Loose) => one.Region === 'ap-northeast-1');
        replica.ResourcePolicy = { PolicyDocument: { Version: '2012-10-17', Statement } };
      },
      'may dynamodb:GetItem on Data/Session',
    ],
  ])('catches %s', (_what, role, fits, spoil, fault) => {
    const faults = matrixFaults(spoilt(prod, fits, spoil));
    expect(faults.some((line) => line.startsWith(`stafee-prod-${role} ${fault}`))).toBe(true);
  });

  test("catches a person who may take a role with AWS's own policy", () => {
    const taken = spoilt(prod, ofType('AWS::IAM::Role', 'DailyRole'), (r) => {
      r.properties.AssumeRolePolicyDocument.Statement[0].Principal = { AWS: '*' };
    });
    expect(matrixFaults(taken)).toEqual([expect.stringContaining('may be taken by others than AWS Backup')]);
  });

  test('catches what it cannot read', () => {
    const odd = spoilt(prod, policyOf('authRole'), allowing('dynamodb:GetItem', { 'Fn::Mystery': 1 }));
    expect(matrixFaults(odd)).toEqual([expect.stringContaining('rights cannot be judged')]);
  });
});
