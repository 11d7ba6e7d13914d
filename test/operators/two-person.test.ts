import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import {
  ableFor,
  expiresFrom,
  isOneTooMany,
  judgeApproval,
  judgeStop,
  stopsAs,
  type AskedAct,
  type Deciding,
} from '#domain/operators/two-person.ts';

const at = (text: string): Instant => {
  if (!isInstant(text)) throw new Error(text);
  return text;
};
const idOf = (text: string): OperatorId => {
  if (!isOperatorId(text)) throw new Error(text);
  return text;
};
const [kato, mori, abe] = [idOf('op-kato'), idOf('op-mori'), idOf('op-abe')];
const asked: AskedAct = {
  askedBy: kato,
  askedAt: at('2026-12-01T01:00:00.000Z'),
  expiresAt: at('2026-12-08T01:00:00.000Z'),
  state: 'open',
  isAlone: true,
};
const [soon, nextDay, late] = [
  at('2026-12-02T00:59:59.999Z'),
  at('2026-12-02T01:00:00.000Z'),
  at('2026-12-08T01:00:00.000Z'),
];
const from = Date.parse(nextDay);

describe('who may approve a request', () => {
  test.each([
    ['another, at once', { by: mori, at: asked.askedAt, able: [kato, mori] }, { kind: 'may' }],
    [
      'the asker, never while another could',
      { by: kato, at: nextDay, able: [kato, mori] },
      { kind: 'needs-another' },
    ],
    [
      'the asker, not within a day though he is alone',
      { by: kato, at: soon, able: [kato] },
      { kind: 'waits', fromMillis: from },
    ],
    ['the asker, after 24 hours alone', { by: kato, at: nextDay, able: [kato] }, { kind: 'may' }],
    [
      'the asker, not when another has come meanwhile',
      { by: kato, at: nextDay, able: [kato, abe] },
      { kind: 'needs-another' },
    ],
    [
      'not the asker who was not alone when he asked',
      { by: kato, at: nextDay, able: [kato], isAlone: false },
      { kind: 'needs-another' },
    ],
    ['nobody who does not count as another', { by: mori, at: soon, able: [kato] }, { kind: 'needs-another' }],
    [
      'not whom it is about',
      { by: mori, at: soon, able: [kato, mori], subject: mori },
      { kind: 'about-you' },
    ],
    [
      'not the asker beside whom it is about, however long he waits',
      { by: kato, at: nextDay, able: [kato, mori], subject: mori },
      { kind: 'needs-another' },
    ],
    [
      'another, of what somebody asks about himself',
      { by: mori, at: soon, able: [kato, mori], subject: kato },
      { kind: 'may' },
    ],
    ['nobody, when its days are over', { by: mori, at: late, able: [kato, mori] }, { kind: 'over' }],
  ] as const)('is %s', (_who, { isAlone = true, ...deciding }: Deciding & { isAlone?: boolean }, verdict) => {
    expect(judgeApproval({ ...asked, isAlone }, deciding)).toEqual(verdict);
  });

  test.each(['done', 'rejected', 'withdrawn'] as const)('is nobody once it is %s', (state) => {
    expect(judgeApproval({ ...asked, state }, { by: mori, at: soon, able: [mori] })).toEqual({
      kind: 'over',
    });
  });

  test('is never the asker while somebody else is able, whenever he asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 * 24 * 60 }),
        fc.subarray([kato, mori, abe]),
        (minutes, able) => {
          const now = at(new Date(Date.parse(asked.askedAt) + minutes * 60_000).toISOString());
          const { kind } = judgeApproval(asked, { by: kato, at: now, able });
          const isAlone = able.every((one) => one === kato);
          const isDay = minutes >= 24 * 60 && minutes < 7 * 24 * 60;
          expect(kind === 'may').toBe(isAlone && isDay);
        },
      ),
    );
  });

  test('is whoever holds the right of the act', () => {
    const people = [
      { operatorId: kato, roles: ['support'] },
      { operatorId: mori, roles: ['release', 'security'] },
      { operatorId: abe, roles: [] },
    ] as const;
    const now = { askedBy: abe, at: soon };
    expect(ableFor(people, { ...now, right: 'operators.keep' })).toEqual([mori]);
    expect(ableFor(people, { ...now, right: 'companies.suspend' })).toEqual([kato, mori]);
  });

  test('is for seven days nobody to whom the asker gave the password of his first sign-in', () => {
    const people = [
      { operatorId: kato, roles: ['security'] },
      { operatorId: mori, roles: ['security'], firstPasswordBy: kato, firstPasswordAt: asked.askedAt },
    ] as const;
    const able = (askedBy: OperatorId, now: Instant) =>
      ableFor(people, { right: 'operators.keep', askedBy, at: now });
    expect(able(kato, nextDay)).toEqual([kato]);
    expect(able(kato, late)).toEqual([kato, mori]);
    // Nor he for him: whoever made an identity approves nothing that it asks for.
    expect(able(mori, nextDay)).toEqual([mori]);
    expect(able(mori, late)).toEqual([kato, mori]);
  });
});

describe('who may stop a request', () => {
  test.each([
    ['its asker, also without the right', { by: kato, holdsRight: false }, 'may'],
    ['its asker, also where it is about himself', { by: kato, subject: kato, holdsRight: true }, 'may'],
    ['another who holds the right of the act', { by: mori, subject: abe, holdsRight: true }, 'may'],
    ['nobody without that right', { by: mori, holdsRight: false }, 'not-allowed'],
    ['not whom it is about', { by: mori, subject: mori, holdsRight: true }, 'about-you'],
    ['nobody once it is over', { by: kato, holdsRight: true, at: late }, 'over'],
  ] as const)('is %s', (_who, stopping, verdict) => {
    expect(judgeStop(asked, { at: soon, ...stopping })).toBe(verdict);
  });
});

describe('one request more', () => {
  const filed = (count: number, facts: object = {}) =>
    Array.from({ length: count }, () => ({ ...asked, operation: 'addOperator', ...facts }));
  const asking = { by: kato, operation: 'addOperator', at: soon };

  test.each([
    ['the tenth of an operator is filed', filed(9), false],
    ['the eleventh is not', filed(10), true],
    ['decided ones are not open', filed(10, { state: 'withdrawn' }), false],
    [
      'a hundred within the days of one are enough, whatever became of them',
      filed(100, { state: 'withdrawn' }),
      true,
    ],
    ['the thirty-first of one act is not filed, whoever asks', filed(30, { askedBy: mori }), true],
    ['those of other acts do not count', filed(30, { askedBy: mori, operation: 'suspendTenant' }), false],
  ])('%s', (_what, all, isTooMany) => {
    expect(isOneTooMany(all, asking)).toBe(isTooMany);
  });
});

describe('the end of a request', () => {
  test('comes after seven days, by its asker as withdrawn, by another as rejected', () => {
    expect(new Date(expiresFrom(asked.askedAt)).toISOString()).toBe(asked.expiresAt);
    expect([stopsAs(asked, kato), stopsAs(asked, mori)]).toEqual(['withdrawn', 'rejected']);
  });
});
