import { anchorOf } from '#proofs/checks/alarm-rules.ts';
import { at, ofType } from '#proofs/checks/synthesized.ts';
import type { Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const alarm = 'AWS::CloudWatch::Alarm';

const thresholdsOf = (stack: SynthesizedStack, anchor: string): readonly number[] =>
  ofType(stack, alarm)
    .filter(({ properties }) => anchorOf(properties) === anchor)
    .map(({ properties }) => Number(at(properties, 'Threshold')));

/** What the alarms of the default capacity ring at, and what those of a larger one may: never more than it grows by. */
const grown: readonly (readonly [anchor: string, atFirst: number, ofConcurrency: number])[] = [
  ['sign-in-failures', 50, 2 / 3],
  ['table-conflicts', 100, 1 / 4],
  ['table-consumed', 60 * 28_000, 3_600],
];

/** 70 % of the concurrency that every account can have. */
const concurrencyAtFirst = 700;

const isGrownTooFar = (stack: SynthesizedStack, concurrency: number): readonly string[] =>
  grown
    .filter(([anchor, atFirst, ofConcurrency]) => {
      const most =
        concurrency <= concurrencyAtFirst ? atFirst : Math.max(atFirst, concurrency * ofConcurrency);
      return thresholdsOf(stack, anchor).some((threshold) => threshold > most);
    })
    .map(([anchor]) => anchor);

/** 2,500 environments of tenants for each 1,000 of concurrency: https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html */
export const quotasAgree: Rule = {
  id: 'alarm-quotas-agree',
  check: (stack) => {
    const [concurrency] = thresholdsOf(stack, 'function-concurrency');
    if (concurrency === undefined) return [];
    const isOther = thresholdsOf(stack, 'tenant-environments').some((most) => most !== 2.5 * concurrency);
    return [
      ...(isOther ? ['watches environments and concurrency of different accounts'] : []),
      ...isGrownTooFar(stack, concurrency).map(
        (anchor) => `rings for ${anchor} later than its capacity explains`,
      ),
    ].map((message) => ({ resource: stack.name, message }));
  },
};
