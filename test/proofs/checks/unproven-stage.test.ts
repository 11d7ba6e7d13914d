import { beforeAll, describe, expect, test } from 'vitest';

import { violationsOf } from '#proofs/checks/rule-pack.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { keptTypes } from '#lib/constructs/keeping.ts';
import { ofType } from '#test/proofs/mutants/fits.ts';
import { spoilt } from '#test/proofs/mutants/mutant.ts';
import type { Loose } from '#test/proofs/mutants/mutant.ts';
import { stacksOf } from '#test/stages/assemblies.ts';

let unproven: readonly SynthesizedStack[];
beforeAll(() => {
  unproven = stacksOf('prod', { isProven: false });
});

const rulesBrokenBy = (stacks: readonly SynthesizedStack[]): readonly string[] => [
  ...new Set(violationsOf(stacks).map((line) => line.split(':')[0] ?? '')),
];

describe('a stage that has not passed its smoke test', () => {
  test('breaks no rule', () => {
    expect(violationsOf(unproven)).toEqual([]);
  });

  test('holds nothing that refuses to be taken back', () => {
    const text = JSON.stringify(unproven);
    for (const refusal of [
      '"DeletionProtectionEnabled":true',
      '"DeletionProtection":"ACTIVE"',
      '"Mode":"COMPLIANCE"',
      '"LockConfiguration":',
      '"isTerminationProtected":true',
    ])
      expect(text).not.toContain(refusal);
  });

  test('keeps only what is written at once when its first creation fails', () => {
    const stays = unproven.flatMap((stack) =>
      stack.resources
        .filter(({ type, deletionPolicy }) => type in keptTypes && deletionPolicy !== 'RetainExceptOnCreate')
        .map(({ id }) => `${stack.name}/${id}`),
    );
    expect(stays).toEqual(['stafee-prod-Audit/CallsKey29EE5145', 'stafee-prod-Audit/CallsRecordsE5A05165']);
  });

  test.each<readonly [string, string, Loose, (resource: Loose) => void]>([
    [
      'deletion-protected',
      'a table that refuses to go',
      ofType('AWS::DynamoDB::GlobalTable'),
      (r) => {
        r.properties.Replicas[0].DeletionProtectionEnabled = true;
      },
    ],
    [
      'deletion-protected',
      'a user pool that refuses to go',
      ofType('AWS::Cognito::UserPool'),
      (r) => {
        r.properties.DeletionProtection = 'ACTIVE';
      },
    ],
    [
      'archive-locked',
      'an archive locked without a way back',
      ofType('AWS::S3::Bucket', 'Archive'),
      (r) => {
        r.properties.ObjectLockConfiguration.Rule.DefaultRetention.Mode = 'COMPLIANCE';
      },
    ],
    [
      'archive-locked',
      'an archive without any lock',
      ofType('AWS::S3::Bucket', 'Archive'),
      (r) => {
        delete r.properties.ObjectLockConfiguration;
      },
    ],
    [
      'vault-locked',
      'a locked vault',
      ofType('AWS::Backup::BackupVault'),
      (r) => {
        r.properties.LockConfiguration = { MinRetentionDays: 7, MaxRetentionDays: 8 };
      },
    ],
    [
      'boundary-whole',
      'a boundary that lets everybody undo',
      ofType('AWS::IAM::ManagedPolicy', 'Boundary'),
      (r) => {
        const statements = r.properties.PolicyDocument.Statement;
        r.properties.PolicyDocument.Statement = statements.filter(
          ({ Sid }: Loose) => Sid !== 'OnlyDeploymentsUndo',
        );
      },
    ],
    [
      'boundary-whole',
      'a boundary that lets deployments end a lock',
      ofType('AWS::IAM::ManagedPolicy', 'Boundary'),
      (r) => {
        const stays = r.properties.PolicyDocument.Statement.find(({ Sid }: Loose) => Sid === 'EvidenceStays');
        stays.Action = stays.Action.filter((action: string) => action !== 's3:BypassGovernanceRetention');
      },
    ],
    [
      'hand-over-bound',
      'a deployment that disables keys',
      ofType('AWS::IAM::ManagedPolicy', 'CloudFormationstafeecloudformationkeeping'),
      (r) => {
        r.properties.PolicyDocument.Statement[0].Action = ['kms:DisableKey'];
      },
    ],
  ])('%s catches %s', (rule, _what, fits, spoil) => {
    expect(rulesBrokenBy(spoilt(unproven, fits, spoil))).toContain(rule);
  });

  test('deletion-protected catches a stack that refuses to be deleted', () => {
    const stacks = unproven.map((stack) => ({ ...stack, isTerminationProtected: true }));
    expect(rulesBrokenBy(stacks)).toEqual(['deletion-protected']);
  });
});

describe('a stage that has passed its smoke test', () => {
  test('breaks a rule by every protection that it lacks', () => {
    const stillOpen = unproven.map((stack) => ({ ...stack, isProven: true }));
    expect(rulesBrokenBy(stillOpen)).toEqual(
      expect.arrayContaining([
        'deletion-protected',
        'archive-locked',
        'vault-locked',
        'boundary-whole',
        'hand-over-bound',
        'evidence-stays',
      ]),
    );
  });
});
