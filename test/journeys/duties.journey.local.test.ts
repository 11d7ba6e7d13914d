import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { everyBook } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { monthsLater } from '#domain/duties/duty.ts';
import type { SignedInOperator } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { newUlid } from './person.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
let kato: SignedInOperator;
let mori: SignedInOperator;
beforeAll(async () => {
  it = await openTwoOperators();
  ({ kato, mori } = it);
});
afterAll(() => it.demo.close());

const today = () => calendarDate(new Date(it.now().getTime() + 9 * 3_600_000).toISOString().slice(0, 10));
const reason = '年次の見直し';
const sha256 = 'a'.repeat(64);

type Wanted = { readonly title: string; readonly everyMonths?: number; readonly due?: string };
const add = async (book: string, { title, everyMonths = 12, due = today() }: Wanted) => {
  const dutyId = newUlid();
  const body = { dutyId, title, about: '', everyMonths, due, ownerId: 'op-mori', reason };
  return { dutyId, answer: await kato.post(`/operator/duties/${book}/items`, body) };
};
const itemsOf = async (book: string) =>
  (await kato.get('/operator/duties')).body.items.filter(({ bookId }: any) => bookId === book);
const record = (book: string, dutyId: string, body: object) =>
  kato.post(`/operator/duties/${book}/items/${dutyId}/records`, { recordId: newUlid(), reason, ...body });

describe('a duty of the service', () => {
  test.each(everyBook)(
    'of %s is written down with its day and its keeper, done with evidence, and due again',
    async (book) => {
      const { dutyId, answer } = await add(book, { title: `${book}の確認`, everyMonths: 1 });
      expect(answer).toMatchObject({ status: 201, body: { dutyId } });
      expect(await itemsOf(book)).toMatchObject([
        { dutyId, state: 'due', due: today(), owner: { id: 'op-mori', name: '森美咲' }, version: 1 },
      ]);
      const due = monthsLater(today(), 1);
      const done = { on: today(), due, evidence: '結果: 問題なし', version: 1 };
      const file = { name: '報告書.pdf', sha256 };
      const recordId = newUlid();
      expect((await record(book, dutyId, { ...done, file, recordId })).status).toBe(204);
      // The same request again is answered as it was; another one meets the version that the first one made.
      expect((await record(book, dutyId, { ...done, file, recordId })).status).toBe(204);
      expect((await record(book, dutyId, { ...done, file })).body.code).toBe('duty-changed-meanwhile');
      expect(await itemsOf(book)).toMatchObject([{ dutyId, due, lastOn: today(), version: 2 }]);
      const { items } = (await mori.get(`/operator/duties/${book}/items/${dutyId}/records`)).body;
      expect(items).toMatchObject([
        {
          kind: 'done',
          title: `${book}の確認`,
          on: today(),
          due,
          evidence: '結果: 問題なし',
          file,
          by: { id: 'op-kato', name: '加藤誠' },
        },
      ]);
    },
  );

  test('that is over burns on the home until somebody does it', async () => {
    const { dutyId } = await add('contracts', { title: 'ひな形の確認' });
    const groupOf = async (kind: string) =>
      (await mori.get('/operator/home')).body.groups.find((group: any) => group.kind === kind);
    expect((await groupOf('duty-due')).items).toContainEqual({
      says: '契約書・責任分界点：ひな形の確認',
      at: today(),
    });
    const was = today();
    it.later(24 * 60);
    [kato, mori] = await it.signInAgain();
    expect((await groupOf('duty-overdue')).items).toEqual([
      { says: '契約書・責任分界点：ひな形の確認', at: was },
    ]);
    expect(await itemsOf('contracts')).toMatchObject([{ state: 'overdue' }, {}]);
    // Nobody writes it off by moving its day.
    const change = {
      title: 'ひな形の確認',
      about: '',
      due: addDays(today(), 30),
      ownerId: 'op-kato',
      reason,
    };
    const path = `/operator/duties/contracts/items/${dutyId}`;
    expect((await kato.put(path, { ...change, version: 1 })).body).toMatchObject({
      code: 'input-malformed',
      fields: [{ path: 'due' }],
    });
    // Nor by ending it.
    expect((await kato.post(`${path}/end`, { reason, version: 1 })).body.code).toBe('duty-overdue');
    expect((await kato.put(path, { ...change, due: was, version: 1 })).status).toBe(204);
    expect((await kato.get(`${path}/records`)).body.items).toMatchObject([
      { kind: 'changed', title: 'ひな形の確認', evidence: '担当者：op-mori → op-kato' },
    ]);
    const done = { on: today(), due: addDays(today(), 90), evidence: '第3版を確認', version: 2 };
    expect((await record('contracts', dutyId, done)).status).toBe(204);
    expect(await groupOf('duty-overdue')).toBeUndefined();
  });

  test('is told by mail in the morning from the day that it is over, once a day', async () => {
    const scheduledAt = new Date(it.now().getTime() + 40 * 24 * 3_600_000).toISOString();
    const { cloud } = it.demo;
    const answer = () => cloud.invoke('duty-reminder', { scheduledAt });
    expect(await answer()).toEqual({ overdue: everyBook.length, isSent: true });
    expect(await answer()).toEqual({ overdue: everyBook.length, isSent: false });
    const [mail, ...others] = cloud.mails().filter(({ subject }) => subject.includes('STAFee運用'));
    expect(others.filter(({ text }) => text === mail?.text)).toEqual([]);
    expect(mail?.subject).toContain(`期限を過ぎた項目 ${everyBook.length}件`);
    for (const book of everyBook)
      expect(mail?.text).toContain(`・${dutyBooks[book].words}：${book}の確認（期限 `);
  });

  test('that is done once ends with its record, and is found among those that ended', async () => {
    const finding = { title: '指摘: 古い暗号方式', everyMonths: 0, due: addDays(today(), 60) };
    const { dutyId } = await add('vulnerability-response', finding);
    // Begun is not done: its day moves a month at most.
    const begun = { on: today(), due: addDays(today(), 40), evidence: '着手', version: 1 };
    expect((await record('vulnerability-response', dutyId, begun)).body.fields).toMatchObject([
      { path: 'due' },
    ]);
    const done = { on: today(), evidence: '対応版を配備', version: 1 };
    expect((await record('vulnerability-response', dutyId, done)).status).toBe(204);
    expect(await itemsOf('vulnerability-response')).toHaveLength(1);
    const { items } = (await kato.get('/operator/duties/vulnerability-response/ended')).body;
    expect(items).toMatchObject([{ dutyId, title: finding.title, endedBy: { id: 'op-kato' }, reason }]);
  });

  test('is not ended while its book would be empty, and every act leaves its line in the trail', async () => {
    const [{ dutyId, version }] = await itemsOf('authorities');
    const path = `/operator/duties/authorities/items/${dutyId}`;
    expect((await kato.post(`${path}/end`, { reason, version })).body.code).toBe('last-of-its-book');
    await add('authorities', { title: '個人情報保護委員会', everyMonths: 6 });
    expect(await kato.post(`${path}/end`, { reason, version })).toMatchObject({ status: 204 });
    expect((await kato.post(`${path}/end`, { reason, version })).status).toBe(404);
    const lines = await trailOf(it.demo.cloud, it.now());
    expect(lines).toContain(`op-kato duty.end duty authorities ${dutyId} done ${reason}`);
    expect(lines).toContain(`op-kato duty.end duty authorities ${dutyId} refused ${reason}`);
  });

  test('is refused where nobody could keep it, where its day is too far, and in a book that is none', async () => {
    const body = { dutyId: newUlid(), title: '点検', about: '', everyMonths: 1, due: today(), reason };
    const to = (book: string, more: object) =>
      kato.post(`/operator/duties/${book}/items`, { ...body, ownerId: 'op-mori', ...more });
    expect((await to('backup', { ownerId: 'op-nobody' })).body.code).toBe('duty-owner-unknown');
    expect((await to('backup', { everyMonths: 2 })).body.fields).toMatchObject([{ path: 'everyMonths' }]);
    expect((await to('backup', { due: addDays(today(), 32) })).body.fields).toMatchObject([{ path: 'due' }]);
    expect((await to('no-such-book', {})).status).toBe(404);
  });
});
