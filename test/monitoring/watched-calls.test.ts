import { beforeAll, describe, expect, test } from 'vitest';

import { failedBackups } from '#lib/monitoring/failed-backups.ts';
import { watchedCalls } from '#lib/monitoring/watched-calls.ts';
import { fitsPattern } from '#local/aws/events/event-pattern.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';
import { managementLine } from '#test/monitoring/trail-lines.ts';

type Loose = any;

/** An event of the default bus, as EventBridge hands it on from CloudTrail. */
const toldOf = (source: string, detail: Readonly<Record<string, unknown>>) => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'AWS API Call via CloudTrail',
  source,
  account: '111122223333',
  time: '2026-11-23T00:00:00Z',
  region: 'ap-northeast-1',
  resources: [],
  detail,
});

let rules: readonly Loose[];
beforeAll(() => {
  const { template } = assemblyOf('prod').getStackByName('stafee-prod-Monitoring');
  rules = Object.values<Loose>(template.Resources).filter(({ Type }) => Type === 'AWS::Events::Rule');
});

const hearing = (event: unknown): readonly Loose[] =>
  rules.filter(({ Properties }) => fitsPattern(Properties.EventPattern, event));

const ourTrail = 'arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/stafee-prod';

describe('watching calls', () => {
  test.each(
    watchedCalls.flatMap(({ source, eventSource, calls, anchor }) =>
      calls.map((call) => [call, source, eventSource, anchor] as const),
    ),
  )('hears each of them as CloudTrail tells it: %s', (eventName, source, eventSource, anchor) => {
    const heard = hearing(toldOf(source, managementLine({ eventSource, eventName })));
    expect(heard).toHaveLength(1);
    expect(heard[0].Properties.Description).toMatch(new RegExp(`#${anchor}$`));
    expect(heard[0].Properties.Targets).toHaveLength(1);
  });

  // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cloudtrail.html
  test.each(['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'])(
    'hears %s of our own trail, by whomever',
    (eventName) => {
      const detail = managementLine({
        eventSource: 'cloudtrail.amazonaws.com',
        eventName,
        requestParameters: { name: ourTrail },
      });
      expect(hearing(toldOf('aws.cloudtrail', detail))).toHaveLength(1);
    },
  );

  test('is not woken by those who only look', () => {
    const detail = managementLine({
      eventSource: 'cloudtrail.amazonaws.com',
      eventName: 'GetTrailStatus',
      readOnly: true,
    });
    expect(hearing(toldOf('aws.cloudtrail', detail))).toEqual([]);
  });

  test('is not taken in by a service of the same call', () => {
    const detail = managementLine({ eventSource: 'kms.amazonaws.com', eventName: 'StopLogging' });
    expect(hearing(toldOf('aws.kms', detail))).toEqual([]);
  });
});

describe('watching backups', () => {
  test.each([
    ['Backup Job State Change', { state: 'FAILED', backupJobId: 'b' }, 'backup-failed'],
    ['Copy Job State Change', { state: 'PARTIAL', copyJobId: 'c' }, 'backup-failed'],
    ['Restore Job State Change', { status: 'FAILED', restoreJobId: 'r' }, 'restore-failed'],
  ])('hears a failure: %s', (detailType, detail, anchor) => {
    const heard = hearing({ ...toldOf('aws.backup', detail), 'detail-type': detailType });
    expect(heard.map(({ Properties }) => Properties.Description.split('#')[1])).toEqual([anchor]);
  });

  test('is not woken by success', () => {
    const event = {
      ...toldOf('aws.backup', { state: 'COMPLETED' }),
      'detail-type': 'Backup Job State Change',
    };
    expect(hearing(event)).toEqual([]);
    expect(failedBackups).toHaveLength(2);
  });
});
