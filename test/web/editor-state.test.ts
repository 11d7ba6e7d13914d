import { mostLines } from '#contract/shapes/claim-content.ts';
import { describe, expect, test } from 'vitest';
import { emptyClaim } from '#web/claims/claim-draft.ts';
import {
  adding,
  changing,
  changingLine,
  copying,
  type EditorState,
  folding,
  goingOn,
  openedOn,
  opening,
  pasting,
  removing,
  removingAll,
  roomIn,
  restoring,
  showingFaults,
  attaching,
  reaching,
} from '#web/claims/editor-state.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';
import { withItem } from '#web/claims/line-draft.ts';

const begin = (): EditorState => openedOn(emptyClaim('sales-1'));
const after = (...steps: readonly ((state: EditorState) => EditorState)[]): EditorState =>
  steps.reduce((state, step) => step(state), begin());
const typed = (lineId: string, facts = { memo: '訪問' }) =>
  changingLine(lineId, (line) => ({ ...line, ...facts }));
const idsOf = ({ draft }: EditorState) => draft.lines.map(({ id }) => id);
const lineOf = ({ draft }: EditorState, id: string) => {
  const line = draft.lines.find((each) => each.id === id);
  if (line === undefined) throw new Error(`no line ${id}`);
  return line;
};
const add = adding({ field: 'itemCode' });

describe('one claim’s form', () => {
  test('offers its first line, open and fresh', () => {
    expect(begin()).toMatchObject({ openLineId: '1', draft: { lines: [{ id: '1', isFresh: true }] } });
  });

  test('leads to a new line, and to the fresh one that is there', () => {
    expect(after(typed('1'), add)).toMatchObject({
      openLineId: '2',
      focus: { lineId: '2', field: 'itemCode' },
    });
    expect(idsOf(after(typed('1'), add, add))).toEqual(['1', '2']);
  });

  test('a line added by its item is filled in, with the day of the line above', () => {
    const item = minatoForm.items[0];
    if (item === undefined) throw new Error('the form has items');
    const by = { regulation: minatoForm.regulation, grade: '一般', tripDays: 0, tripStartOn: '' };
    const state = after(
      typed('1'),
      changingLine('1', (line) => ({ ...line, spentOn: '2026-11-20' })),
      adding({ choose: (line) => withItem(line, item, by), field: 'empty' }),
    );
    expect(lineOf(state, '2')).toMatchObject({ itemCode: item.code, spentOn: '2026-11-20' });
    expect(lineOf(state, '2').isFresh).toBeUndefined();
  });

  test('a ride is followed by a ride of the same item, nothing else is', () => {
    const ride = typed('1', { memo: '' });
    const filled = changingLine('1', (line) => ({ ...line, itemCode: 'train', spentOn: '2026-11-20' }));
    const state = after(ride, filled);
    expect(goingOn(lineOf(state, '1'), true)(state)).toMatchObject({
      focus: { lineId: '2', field: 'spentOn' },
      draft: { lines: [{}, { itemCode: 'train', spentOn: '2026-11-20', isFresh: true }] },
    });
    expect(goingOn(lineOf(state, '1'), false)(state)).toMatchObject({
      focus: { lineId: '2', field: 'itemCode' },
      draft: { lines: [{}, { itemCode: '' }] },
    });
  });

  test('goes on to the line below where there is one', () => {
    const state = after(typed('1'), add, typed('2'), opening('1'));
    expect(goingOn(lineOf(state, '1'), true)(state).focus).toEqual({ lineId: '2', field: 'itemCode' });
    expect(idsOf(goingOn(lineOf(state, '1'), true)(state))).toEqual(['1', '2']);
  });

  test('keeps the focus in the form when a line goes: below, above, or at the button', () => {
    const three = [typed('1'), add, typed('2'), add, typed('3')];
    expect(after(...three, removing('2')).focus).toEqual({ lineId: '3', field: 'line' });
    expect(after(...three, removing('3')).focus).toEqual({ lineId: '2', field: 'line' });
    expect(after(typed('1'), removing('1'))).toMatchObject({ focus: 'add', openLineId: undefined });
  });

  test('the open line, once taken away, hands over to its neighbour, so that a grid of rides does not fold', () => {
    const three = [typed('1'), add, typed('2'), add, typed('3')];
    expect(after(...three, opening('2'), removing('2')).openLineId).toBe('3');
    expect(after(...three, opening('3'), removing('3')).openLineId).toBe('2');
    expect(after(...three, opening('1'), removing('3')).openLineId).toBe('1');
  });

  test('the line in which somebody is counts as the open one, and nothing is moved', () => {
    const state = after(typed('1'), add, typed('2'), opening('1'));
    expect(reaching('2')(state)).toEqual({ ...state, openLineId: '2' });
    expect(reaching('1')(state)).toBe(state);
  });

  test('a file that came while its line was away comes back with it', () => {
    const state = after(typed('1'), add, typed('2'));
    const line = lineOf(state, '2');
    const file = '01JZ0000000000000000000001';
    const back = [removing('2'), attaching('2', file), restoring(line, 1)].reduce(
      (before, step) => step(before),
      state,
    );
    expect(lineOf(back, '2').evidenceIds).toEqual([file]);
    expect(lineOf(attaching('1', file)(state), '1').evidenceIds).toEqual([file]);
  });

  test('a claim of as many lines as it may have takes no further one, and says so where one is added', () => {
    const many = Array.from({ length: mostLines - 1 }, (_, at) => [typed(`${at + 1}`), add]).flat();
    const full = after(...many, typed(`${mostLines}`));
    expect(full.draft.lines).toHaveLength(mostLines);
    for (const step of [add, copying('1'), goingOn(lineOf(full, `${mostLines}`), true)])
      expect(step(full)).toEqual({ ...full, focus: 'add' });
  });

  test('a line comes back under its own id, whatever was added meanwhile', () => {
    const removed = after(typed('1'), add, typed('2', { memo: '消した' }));
    const line = lineOf(removed, '2');
    const state = [removing('2'), add, typed('3'), restoring(line, 1)].reduce(
      (before, step) => step(before),
      removed,
    );
    expect(idsOf(state)).toEqual(['1', '2', '3']);
    expect(lineOf(state, '2').memo).toBe('消した');
    expect(state.focus).toEqual({ lineId: '2', field: 'line' });
  });

  test('a copy is open below its original', () => {
    const state = after(typed('1'), add, typed('2'), copying('1'));
    expect(idsOf(state)).toEqual(['1', '3', '2']);
    expect(state.focus).toEqual({ lineId: '3', field: 'spentOn' });
  });

  test('the fold keeps the focus at the line', () => {
    expect(after(folding('1'))).toMatchObject({
      openLineId: undefined,
      focus: { lineId: '1', field: 'line' },
    });
  });

  test('a fault opens the line that was sent at that place', () => {
    const state = after(typed('1'), add, typed('2'), opening('1'));
    const faults = [{ path: 'lines.1.amount', message: '0円以上で入力してください' }];
    expect(showingFaults(faults)(state)).toMatchObject({ openLineId: '2', faults });
    expect(changing((draft) => draft)(showingFaults(faults)(state)).faults).toEqual([]);
  });

  describe('with rides from a table', () => {
    const rides = (count: number) =>
      Array.from({ length: count }, (_ride, index) => ({ itemCode: 'train', amount: index + 1 }));
    const amountsOf = ({ draft }: EditorState) => draft.lines.map(({ amount }) => amount);

    test('puts them in the place of a line in which nothing but the item is filled in', () => {
      const chosen = typed('1', { memo: '' });
      const item = changingLine('1', (line) => ({ ...line, itemCode: 'train', spentOn: '2026-11-20' }));
      expect(amountsOf(after(pasting('1', rides(2))))).toEqual([1, 2]);
      expect(amountsOf(after(chosen, item, pasting('1', rides(2))))).toEqual([1, 2]);
    });

    test('puts them below a line that has something, above those after it', () => {
      const state = after(typed('1'), add, typed('2'), pasting('1', rides(2)));
      expect(amountsOf(state)).toEqual([undefined, 1, 2, undefined]);
      expect(idsOf(state)).toEqual(['1', '3', '4', '2']);
      expect(state.focus).toEqual({ lineId: '3', field: 'journey' });
    });

    test('a claim has room for a hundred lines', () => {
      const full = after(typed('1'), pasting('1', rides(120)));
      expect(full.draft.lines).toHaveLength(100);
      expect(roomIn(full.draft, '1')).toBe(0);
      expect(roomIn(begin().draft, '1')).toBe(100);
      expect(pasting('1', rides(1))(full)).toBe(full);
    });

    test('takes them away again, and offers a line where none is left', () => {
      const state = after(typed('1'), pasting('1', rides(2)));
      expect(idsOf(removingAll(new Set(['2', '3']))(state))).toEqual(['1']);
      expect(removingAll(new Set(['1', '2', '3']))(state).draft.lines).toMatchObject([{ isFresh: true }]);
    });
  });
});
