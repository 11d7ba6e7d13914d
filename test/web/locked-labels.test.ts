import { describe, expect, test } from 'vitest';
import { lockedByItems, lockedByOffice } from '#web/corrections/locked-labels.ts';

const labels = [
  { code: 'HR', name: '人事' },
  { code: 'OFFICE', name: '社内' },
];

describe('8.2.2 labels that whoever fills in a claim does not take off', () => {
  test('8.2.2 are those that 経理 gave', () => {
    const borne = [
      { code: 'HR', name: '人事', isOffices: true as const },
      { code: 'OFFICE', name: '社内' },
    ];
    expect(lockedByOffice(borne).map(({ code, why }) => [code, why.slice(0, 2)])).toEqual([['HR', '経理']]);
    expect(lockedByOffice()).toEqual([]);
  });

  test('8.2.2 are those that the items of its lines bring along, each once', () => {
    const items = [
      { code: 'train' },
      { code: 'medical', labelCode: 'HR' },
      { code: 'old', labelCode: 'GONE' },
    ];
    const of = (...codes: readonly string[]) =>
      lockedByItems({ lines: codes.map((itemCode) => ({ itemCode })), items }, labels).map(
        ({ code }) => code,
      );
    expect(of('train', '')).toEqual([]);
    expect(of('medical', 'train', 'medical')).toEqual(['HR']);
    // What is not offered is not promised: the save says what is missing.
    expect(of('old')).toEqual([]);
  });
});
