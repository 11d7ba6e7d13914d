import { Stack } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';

import { metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { Found, StageResources } from '#lib/monitoring/stage-resources.ts';

type Rule = { readonly id: string; readonly to: string };

/** Rules of a bucket that copy, and the names of the buckets they copy to. */
const rulesOf = (bucket: CfnBucket): readonly Rule[] => {
  const plain: unknown = Stack.of(bucket).resolve(bucket.replicationConfiguration);
  const text = JSON.stringify(plain ?? {});
  const ids = [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
  const names = [...text.matchAll(/:s3:::([a-z0-9.-]+)"/g)].map(([, name = '']) => name);
  return ids.flatMap((id, index) => {
    const to = names[index];
    return to === undefined ? [] : [{ id, to }];
  });
};

const alarmsOfRule = ({ resource, id, name }: Found<CfnBucket>, rule: Rule): readonly AlarmRow[] => {
  const dimensions = { SourceBucket: resource.ref, DestinationBucket: rule.to, RuleId: rule.id };
  const row = { service: 'backup', anchor: 'copies-late', missing: 'notBreaching' } as const;
  return [
    {
      ...row,
      id: `${id}-copies-late`,
      says: `バケット ${name} から大阪への複製が、15分を超えて遅れています。`,
      metric: metricOf({ namespace: 'AWS/S3', name: 'ReplicationLatency', dimensions }, 'Maximum', 300),
      rings: { when: '>', threshold: 900, periods: 2 },
    },
    {
      ...row,
      id: `${id}-copies-failed`,
      says: `バケット ${name} から大阪への複製が失敗しました。`,
      metric: metricOf({ namespace: 'AWS/S3', name: 'OperationsFailedReplication', dimensions }, 'Sum', 300),
      rings: { when: '>=', threshold: 1, periods: 1 },
    },
  ];
};

/** Buckets whose objects stand in Osaka within 15 minutes. */
export const copyAlarms = ({ buckets }: StageResources): readonly AlarmRow[] =>
  buckets.flatMap((bucket) => rulesOf(bucket.resource).flatMap((rule) => alarmsOfRule(bucket, rule)));
