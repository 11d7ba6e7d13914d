import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { sha256 } from '#lambdas/audit/proof/canonical.ts';
import { aSealedCompany, chain, first, type SealedCompany } from './a-sealed-company.ts';

const idAt = (n: number): string => `01J${String(n).padStart(23, '0')}`;

/** Three deeds on the first day, none on the second. */
const threeDeeds = async (): Promise<SealedCompany> => {
  const it = aSealedCompany();
  for (const n of [1, 2, 3])
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people act
    await it.deed(first, idAt(n));
  return it;
};

const itemsOf = ({ table }: SealedCompany) => [...table.values()];

describe('the seal of a day (12.4.1, 18.1.3)', () => {
  test('says how many records the day had, and a day without any has one too', async () => {
    const it = await threeDeeds();
    await it.night('2026-12-01');
    expect(await it.night('2026-12-02')).toEqual({ sealed: 1, waiting: 0, faulty: [] });
    expect(it.seals()).toMatchObject([
      { chain, day: '2026-12-01', number: 1, records: 3, segments: 3, atJst: '2026-12-02T05:10:00+09:00' },
      { chain, day: '2026-12-02', number: 1, records: 0, segments: 0 },
    ]);
  });

  test('hangs on the day before it', async () => {
    const it = await threeDeeds();
    await it.night('2026-12-01');
    await it.night('2026-12-02');
    const [key = ''] = it.sealKeys();
    const [one, two] = it.seals();
    expect(one?.former).toBeUndefined();
    expect(two?.former).toEqual({ key, hash: sha256(it.objects.get(key) ?? '') });
    expect(two?.head).toBe(two?.former?.hash);
  });

  test('is made up for after nights that failed, in the order of the days', async () => {
    const it = await threeDeeds();
    await it.night('2026-12-01');
    await it.deed(addDays(first, 3), idAt(9));
    expect(await it.night('2026-12-05')).toMatchObject({ sealed: 4 });
    expect(it.seals().map(({ day, records }) => `${day} ${records}`)).toEqual([
      '2026-12-01 3',
      '2026-12-02 0',
      '2026-12-03 0',
      '2026-12-04 1',
      '2026-12-05 0',
    ]);
  });

  test('stays one where a night comes twice, and two at once', async () => {
    const it = await threeDeeds();
    await Promise.all([it.night('2026-12-01'), it.night('2026-12-01')]);
    await it.night('2026-12-01');
    expect(it.sealKeys()).toEqual([`seals/${chain}/20261201/000001.json`]);
  });

  test('comes to the same whichever call the night died at', async () => {
    const whole = await threeDeeds();
    await whole.night('2026-12-02');
    const wanted = whole.seals();
    for (let calls = 1; calls <= 40; calls += 0.5) {
      // oxlint-disable-next-line no-await-in-loop -- one trial after the other
      const it = await threeDeeds();
      it.dieIn(calls);
      // oxlint-disable-next-line no-await-in-loop
      await it.night('2026-12-02').catch(() => undefined);
      it.dieIn(Number.POSITIVE_INFINITY);
      // oxlint-disable-next-line no-await-in-loop
      await it.night('2026-12-02');
      expect(it.seals()).toEqual(wanted);
    }
  });
});

describe('what a night finds (12.4.2)', () => {
  test('nothing in a whole day', async () => {
    const it = await threeDeeds();
    expect((await it.night('2026-12-01')).faulty).toEqual([]);
  });

  test('a record that says something else in the table', async () => {
    const it = await threeDeeds();
    const [item = {}] = itemsOf(it);
    it.table.set(it.keyOf(item), { ...item, action: 'claim.withdraw' });
    const { faulty } = await it.night('2026-12-01');
    expect(faulty).toMatchObject([{ day: '2026-12-01', findings: { changed: 1, missing: 0, broken: 0 } }]);
    expect(faulty[0]?.findings.records).toEqual([`${idAt(1).charCodeAt(25) % 4}/${idAt(1)}`]);
  });

  test('a record that is gone, also to a run that comes after the one that broke off behind the seal', async () => {
    const it = await threeDeeds();
    const [item = {}] = itemsOf(it);
    it.table.delete(it.keyOf(item));
    const wanted = [{ findings: { missing: 1, changed: 0 } }];
    expect((await it.night('2026-12-01')).faulty).toMatchObject(wanted);
    expect((await it.night('2026-12-01')).faulty).toMatchObject(wanted);
    expect(it.sealKeys()).toHaveLength(1);
  });

  test('what the stream saw: a change that was taken back, a removal that was put back', async () => {
    const it = await threeDeeds();
    const [one = {}, two = {}] = itemsOf(it);
    await it.archiveOne('changed', first, { before: one, after: { ...one, action: 'x' } });
    await it.archiveOne('removed', first, two);
    await it.archiveOne('added', first, two);
    expect((await it.night('2026-12-01')).faulty).toMatchObject([{ findings: { changed: 1, missing: 1 } }]);
  });

  test('a segment that does not hang on the one before', async () => {
    const it = await threeDeeds();
    const key = `${chain}/20261201/000002.jsonl`;
    it.objects.set(key, (it.objects.get(key) ?? '').replace('claim.submit', 'claim.remove'));
    // The segment itself reads as whole; the next one does not hang on it, and its record differs from the table.
    expect((await it.night('2026-12-01')).faulty).toMatchObject([{ findings: { broken: 1, changed: 1 } }]);
  });

  test('a segment that was taken out', async () => {
    const it = await threeDeeds();
    it.objects.delete(`${chain}/20261201/000002.jsonl`);
    expect((await it.night('2026-12-02')).faulty).toMatchObject([{ findings: { broken: 1, unarchived: 1 } }]);
  });
});

describe('a day that was sealed stays as it was sealed', () => {
  const sealedDays = async () => {
    const it = await threeDeeds();
    await it.night('2026-12-01');
    await it.night('2026-12-02');
    return it;
  };
  const lastSegment = `${chain}/20261201/000003.jsonl`;

  test('a last segment that was put over together with the table is found the next night', async () => {
    const it = await sealedDays();
    it.objects.set(lastSegment, (it.objects.get(lastSegment) ?? '').replace('claim.submit', 'claim.remove'));
    const item = itemsOf(it).at(-1) ?? {};
    it.table.set(it.keyOf(item), { ...item, action: 'claim.remove' });
    expect((await it.night('2026-12-02')).faulty).toMatchObject([
      { day: '2026-12-01', findings: { broken: 1 } },
    ]);
  });

  test('a last segment that was taken away together with its row is found', async () => {
    const it = await sealedDays();
    it.objects.delete(lastSegment);
    it.table.delete(it.keyOf(itemsOf(it).at(-1) ?? {}));
    expect((await it.night('2026-12-02')).faulty).toMatchObject([
      { day: '2026-12-01', findings: { broken: 1 } },
    ]);
    // The night after it tells so again, and makes no further seal.
    const count = it.seals().length;
    expect((await it.night('2026-12-02')).faulty).toHaveLength(1);
    expect(it.seals()).toHaveLength(count);
  });

  test('a seal that is gone is found, whenever it was', async () => {
    const it = await sealedDays();
    await it.night('2026-12-12');
    it.objects.delete(`seals/${chain}/20261202/000001.json`);
    expect((await it.night('2026-12-13')).faulty).toMatchObject([
      { day: '2026-12-02', findings: { broken: 1 } },
    ]);
  });

  test('a seal that was made anew is found: the day after does not hang on it', async () => {
    const it = await sealedDays();
    const key = `seals/${chain}/20261201/000001.json`;
    it.objects.set(key, (it.objects.get(key) ?? '').replace('T20:10', 'T21:10'));
    const { faulty } = await it.night('2026-12-03');
    expect(faulty.map(({ day }) => day)).toContain('2026-12-02');
  });

  test('a segment that cannot be read stops no chain', async () => {
    const it = await threeDeeds();
    it.objects.set(lastSegment, '{"chain":');
    expect(await it.night('2026-12-02')).toMatchObject({
      sealed: 2,
      faulty: [{ day: '2026-12-01', findings: { broken: 1, unarchived: 1 } }],
    });
  });
});

describe('records that come late raise no false alarm', () => {
  const notYetArchived = async () => {
    const it = await threeDeeds();
    const late = it.itemOf(first, idAt(4));
    it.table.set(it.keyOf(late), late);
    return { it, late };
  };

  test('a day waits for what the stream may still bring, and so do the days after it', async () => {
    const { it, late } = await notYetArchived();
    expect(await it.night('2026-12-01')).toEqual({ sealed: 0, waiting: 1, faulty: [] });
    await it.archiveOne('added', first, late);
    expect(await it.night('2026-12-02')).toEqual({ sealed: 2, waiting: 0, faulty: [] });
  });

  test('what the stream did not bring within its day is missing in the archive', async () => {
    const { it } = await notYetArchived();
    await it.night('2026-12-01');
    expect((await it.night('2026-12-02')).faulty).toMatchObject([
      { day: '2026-12-01', findings: { unarchived: 1, missing: 0, changed: 0 } },
    ]);
  });

  test('a record that was told after its day was sealed makes a further seal', async () => {
    const it = await threeDeeds();
    await it.night('2026-12-01');
    await it.deed(first, idAt(4));
    expect(await it.night('2026-12-02')).toMatchObject({ sealed: 2, faulty: [] });
    const [one, more] = it.seals();
    expect(more).toMatchObject({ day: '2026-12-01', number: 2, records: 4 });
    expect(more?.former).toMatchObject({ key: `seals/${chain}/20261201/000001.json` });
    expect(more?.head).not.toBe(one?.head);
    // The day after hangs on what stood there last.
    expect(it.seals()[2]?.former?.key).toBe(`seals/${chain}/20261201/000002.json`);
  });

  test('what a restore brought back a second time is one record', async () => {
    const it = await threeDeeds();
    await it.archiveOne('added', first, itemsOf(it)[0] ?? {});
    expect((await it.night('2026-12-01')).faulty).toEqual([]);
  });

  test('what is changed within the next week is found by the second look', async () => {
    const it = await threeDeeds();
    await it.night('2026-12-01');
    const [item = {}] = itemsOf(it);
    it.table.delete(it.keyOf(item));
    expect((await it.night('2026-12-06')).faulty).toEqual([]);
    expect((await it.night('2026-12-07')).faulty).toMatchObject([
      { day: '2026-12-01', findings: { missing: 1 } },
    ]);
    expect(it.seals().filter(({ day }) => day === first)).toHaveLength(2);
  });
});
