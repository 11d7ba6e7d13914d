import { expect, test } from 'vitest';
import { liveControl } from '#domain/controls/live-control.ts';
import type { Outcome, ShownProof } from '#domain/controls/shown-control.ts';
import type { BookState } from '#domain/duties/duty.ts';

const runbook: ShownProof = { kind: 'runbook', slug: 'backup' };
const behaviour: ShownProof = { kind: 'behaviour', file: 'test/a.test.ts', title: 'holds' };

type Case = readonly [what: string, proof: ShownProof, book: BookState, failed: boolean, outcome: Outcome];

test.each<Case>([
  ['a book that was kept', runbook, 'kept', false, 'proved'],
  ['a book that is due soon', runbook, 'due', false, 'proved'],
  ['a book that is overdue', runbook, 'overdue', false, 'broken'],
  ['a book of which nothing was done', runbook, 'empty', false, 'broken'],
  ['a runbook that is no book', { kind: 'runbook', slug: 'change-notice' }, 'empty', false, 'proved'],
  ['a test that held, whatever the books are', behaviour, 'overdue', false, 'proved'],
  ['a test that failed when it ran last', behaviour, 'kept', true, 'broken'],
])('an item that rests on %s', (_what, proof, book, failed, outcome) => {
  const sentence = { sentence: '約束', outcome: 'proved', mechanism: [], proofs: [] } as const;
  const control = {
    id: '12.3.1',
    title: 'バックアップ',
    promises: [{ ...sentence, proofs: [proof] }, sentence],
  };
  const live = liveControl(control, { stateOf: () => book, hasFailed: () => failed });
  expect([live.outcome, ...live.promises.map((one) => one.outcome)]).toEqual([outcome, outcome, 'proved']);
});

test('what the release only plans stays planned beside what is kept, and is broken where its book is', () => {
  const planned = { sentence: '予定', outcome: 'planned', mechanism: [], proofs: [runbook] } as const;
  const control = { id: '12.3.1', title: 'バックアップ', promises: [planned] };
  const outcomeWith = (book: BookState) =>
    liveControl(control, { stateOf: () => book, hasFailed: () => false }).outcome;
  expect([outcomeWith('kept'), outcomeWith('overdue')]).toEqual(['planned', 'broken']);
});
