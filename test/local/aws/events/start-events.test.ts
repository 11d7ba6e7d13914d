import { describe, expect, test } from 'vitest';

import { eventsTo, type EventRule } from '#local/aws/events/start-events.ts';

const target = {
  functionArn: 'arn:aws:lambda:x:0:function:retry',
  input: undefined,
  retriesMax: 2,
  deadLetterArn: 'dlq',
};
const rule: EventRule = {
  pattern: { source: ['aws.backup'], detail: { state: ['FAILED'] } },
  targets: [target],
};

const aBus = (outcomes: readonly ('fails' | 'works')[] = []) => {
  const invoked: { functionArn: string; event: any }[] = [];
  const dead: { queueArn: string; event: any }[] = [];
  const publish = eventsTo({
    rules: [rule],
    invoke: async (functionArn, payload) => {
      const outcome = outcomes[invoked.length] ?? 'works';
      invoked.push({ functionArn, event: JSON.parse(payload) });
      return outcome === 'fails' ? { functionError: 'Unhandled' } : {};
    },
    send: (queueArn, body) => dead.push({ queueArn, event: JSON.parse(body) }),
    clock: () => new Date('2026-12-31T18:30:00.000Z'),
    region: 'ap-northeast-1',
    accountId: '000000000000',
  });
  const failed = { source: 'aws.backup', detailType: 'Backup Job State Change', detail: { state: 'FAILED' } };
  return { publish, failed, invoked, dead };
};

describe('publishing an event', () => {
  test("calls the function of the rule that it fits, in EventBridge's own envelope", async () => {
    const { publish, failed, invoked } = aBus();
    await publish({ ...failed, resources: ['arn:aws:backup:…'] });
    expect(invoked).toMatchObject([
      {
        functionArn: target.functionArn,
        event: {
          version: '0',
          source: 'aws.backup',
          'detail-type': 'Backup Job State Change',
          account: '000000000000',
          region: 'ap-northeast-1',
          time: '2026-12-31T18:30:00Z',
          resources: ['arn:aws:backup:…'],
          detail: { state: 'FAILED' },
        },
      },
    ]);
  });

  test('calls nobody when no rule fits', async () => {
    const { publish, failed, invoked } = aBus();
    await publish({ ...failed, detail: { state: 'COMPLETED' } });
    expect(invoked).toEqual([]);
  });

  test('tries again, and buries nothing that worked at last', async () => {
    const { publish, failed, invoked, dead } = aBus(['fails', 'fails', 'works']);
    await publish(failed);
    expect([invoked.length, dead.length]).toEqual([3, 0]);
  });

  test('puts what never worked into the dead letters', async () => {
    const { publish, failed, invoked, dead } = aBus(['fails', 'fails', 'fails']);
    await publish(failed);
    expect(invoked).toHaveLength(3);
    expect(dead).toMatchObject([{ queueArn: 'dlq', event: { detail: { state: 'FAILED' } } }]);
  });
});
