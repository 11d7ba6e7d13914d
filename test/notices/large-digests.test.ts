import { beforeEach, describe, expect, test } from 'vitest';
import { isClaimId, type ClaimId } from '#domain/kernel/ids.ts';
import { known, noon } from '#test/builders/claims.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { aRecord, aWorld, claim, failures, named, told } from './worker-in-memory.ts';

let log: () => string;
beforeEach(() => {
  log = keptLog();
});

const lineId = (index: number): string => `01JAVD1T0000000000000${String(index).padStart(5, '0')}`;

describe('a digest of more than a mail names', () => {
  const due = '2026-12-27T23:00:00.000Z';
  const record = () => aRecord('1', { kind: 'digest-due', at: due, notice: undefined, claimId: undefined });
  /** The claim of a line, as it is today. */
  const ofLine = async ({ claimId }: { readonly claimId: ClaimId }) => ({
    ...told,
    claim: { ...claim, id: claimId },
  });
  const linesOf = (count: number, claimIdOf = (index: number): string => lineId(index)) => {
    let left = Array.from({ length: count }, (_, index) => ({
      noticeId: lineId(index),
      claimId: known(isClaimId, claimIdOf(index)),
      notice: 'request' as const,
      at: noon,
    }));
    return {
      left: () => left.length,
      findLines: async (_digest: unknown, most: number) => left.slice(0, most),
      dropLines: async (_digest: unknown, lines: readonly { readonly noticeId: string }[]) => {
        const gone = new Set(lines.map(({ noticeId }) => noticeId));
        left = left.filter(({ noticeId }) => !gone.has(noticeId));
      },
    };
  };

  test('that fails for good is queued again for 45 days, then given up with an error line', async () => {
    const broken = () => Promise.reject(named('InvalidCiphertextException'));
    const world = aWorld({ ...linesOf(3), findPerson: broken });
    const dueAt = (days: number) =>
      aRecord('1', {
        kind: 'digest-due',
        notice: undefined,
        claimId: undefined,
        at: new Date(Date.parse('2026-12-31T15:00:00.000Z') - days * 86_400_000).toISOString(),
      });
    expect(await world.deliver(dueAt(45))).toEqual(failures('1'));
    expect(world.ended).toEqual([]);
    expect(log()).toContain('InvalidCiphertextException');
    log = keptLog();
    expect(await world.deliver(dueAt(45.01))).toEqual(failures());
    expect(world.ended).toContain(JSON.parse(dueAt(45.01).body).at);
    const given = log()
      .split('\n')
      .filter((line) => line.includes('"digest":"given-up"'));
    expect(given.map((line) => line.includes('"level":"error"'))).toEqual([true]);
    expect(world.mails).toEqual([]);
  });

  test('looks behind what concerns nobody any more', async () => {
    const lines = linesOf(300);
    const isOpen = (noticeId: string) => Number(noticeId.slice(-5)) >= 250;
    const world = aWorld({
      ...lines,
      findAct: async (act) =>
        isOpen(act.noticeId) ? ofLine(act) : { ...told, claim: { ...claim, step: 1 } },
    });
    await world.deliver(record());
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      '【STAFee】経費申請のお知らせ（まとめ）: 50件',
    ]);
    expect(lines.left()).toBe(0);
  });

  test.each([
    [201, '200件以上'],
    [200, '200件'],
  ])('of %i names at most 200, and says so', async (count, said) => {
    const lines = linesOf(count);
    const world = aWorld({ ...lines, findAct: ofLine });
    await world.deliver(record());
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      `【STAFee】経費申請のお知らせ（まとめ）: ${said}`,
    ]);
    expect(lines.left()).toBe(0);
  });

  test('names a claim once, whatever happened to it again', async () => {
    const lines = linesOf(3, (index) => lineId(index % 2));
    const world = aWorld({ ...lines, findAct: ofLine });
    await world.deliver(record());
    expect(world.mails.map(({ subject, text }) => [subject, text.split(lineId(0)).length - 1])).toEqual([
      ['【STAFee】経費申請のお知らせ（まとめ）: 2件', 1],
    ]);
    expect(lines.left()).toBe(0);
  });
});
