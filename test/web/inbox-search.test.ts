import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayCount } from '#web/api/counts.ts';
import type { InboxItem } from '#web/approvals/approvals-api.ts';
import { choicesOf, inboxSearchOf, shownInbox, sortings } from '#web/approvals/inbox-search.ts';
import { between } from '#web/many/selection.ts';
import { voteAsk } from '#web/approvals/vote-row.ts';

const item = (number: number, more: Partial<InboxItem> = {}): InboxItem => ({
  kind: 'vote',
  claimId: `c${number}`,
  number: `EX-${String(number).padStart(6, '0')}`,
  title: `交通費 ${number}`,
  applicantName: '田中花子',
  departmentName: '営業一課',
  total: number * 1_000,
  step: 0,
  stepName: '課長',
  submittedAt: `2026-06-${String(number).padStart(2, '0')}T08:30:00+09:00`,
  warnings: 0,
  version: 2,
  ...more,
});

const idsOf = (items: readonly InboxItem[], asked: string) =>
  shownInbox(items, inboxSearchOf(new URLSearchParams(asked))).map(({ claimId }) => claimId);

const inbox = [
  item(1, { total: 9_000, contents: '会議費（喫茶みなと）' }),
  item(2, { applicantName: '青木次郎', departmentName: '経理部', stepName: '経理担当' }),
  item(3, { warnings: 1 }),
  item(4, { waitsSince: '2026-06-01T07:00:00+09:00' }),
];

describe('searching the inbox', () => {
  test.each([
    ['nothing asked: who waits longest stands first', '', ['c4', 'c1', 'c2', 'c3']],
    ['by the contents', 'text=みなと', ['c1']],
    [
      'by number, in full width',
      `text=${encodeURIComponent('ＥＸ－０００００３').replaceAll('%EF%BC%8D', '-')}`,
      ['c3'],
    ],
    ['each word somewhere', 'text=青木 経理', ['c2']],
    ['with findings', 'findings=with', ['c3']],
    ['without findings', 'findings=without', ['c4', 'c1', 'c2']],
    ['of a department', 'department=経理部', ['c2']],
    ['of a step', 'step=経理担当', ['c2']],
    ['by amount, the largest first', 'sort=amount&order=down', ['c1', 'c4', 'c3', 'c2']],
    ['by number', 'sort=number', ['c1', 'c2', 'c3', 'c4']],
    ['by a sorting and a filter that nobody knows', 'sort=x&findings=y', ['c4', 'c1', 'c2', 'c3']],
  ])('%s', (_what, asked, ids) => {
    expect(idsOf(inbox, asked)).toEqual(ids);
  });

  test('loses nobody, whatever it is sorted by', () => {
    const items = fc.array(
      fc.record({
        total: fc.nat(9),
        submittedAt: fc.constantFrom('2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z'),
      }),
      { maxLength: 60 },
    );
    const asked = fc.record({
      sort: fc.constantFrom(...Object.keys(sortings)),
      order: fc.constantFrom('', 'down'),
    });
    fc.assert(
      fc.property(items, asked, (facts, { sort, order }) => {
        const all = facts.map((fact, index) => item(index, fact));
        const shown = idsOf(all, `sort=${sort}&order=${order}`);
        expect(shown).toHaveLength(all.length);
        expect(new Set(shown)).toEqual(new Set(all.map(({ claimId }) => claimId)));
      }),
    );
  });

  test('sorts 2,000 waiting claims in an instant', () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      item(index, { submittedAt: '2026-06-01T00:00:00Z' }),
    );
    const start = performance.now();
    expect(idsOf(many, 'text=交通費&sort=title')).toHaveLength(2_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('offers what occurs, each once', () => {
    expect(choicesOf(inbox, 'departmentName')).toEqual(['営業一課', '経理部']);
  });

  test('selects from the row before to this one, in either direction', () => {
    expect(between(['a', 'b', 'c', 'd'], 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(between(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(between(['a', 'b'], 'gone', 'b')).toEqual(['b']);
  });
});

describe('the list of votes', () => {
  test('asks for words and act, and for all where the address says nonsense', () => {
    expect(voteAsk('  田中 ', 'reject')).toEqual({ text: '田中', act: 'reject' });
    expect(voteAsk(' ', 'confirm')).toEqual({});
  });
});

describe('counts of the menu', () => {
  test.each([
    [undefined, undefined],
    [{ count: 0, isMore: false }, undefined],
    [{ count: 12, isMore: false }, '12'],
    [{ count: 99, isMore: true }, '99+'],
  ])('%j is %s', (counted, words) => expect(sayCount(counted)).toBe(words));
});
