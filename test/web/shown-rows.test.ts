import { describe, expect, test } from 'vitest';
import { rowsAtOnce, shownRows } from '#web/settings/shown-rows.ts';

const routes = Array.from({ length: 200 }, (_, at) => `ルート${at + 1}`);
const asked = { isOpen: () => false, textsOf: (row: string) => [row], words: '', most: rowsAtOnce };
const placesIn = (found: { readonly shown: readonly { readonly at: number }[] }) =>
  found.shown.map(({ at }) => at);

describe('200 rows of a part of the settings', () => {
  test('are drawn by fifties, and the rest is counted', () => {
    const found = shownRows(routes, asked);
    expect([found.shown.length, found.left]).toEqual([50, 150]);
    expect(shownRows(routes, { ...asked, most: 200 })).toMatchObject({ left: 0 });
  });

  test('are found by what they say, wherever they stand, and keep their places', () => {
    expect(placesIn(shownRows(routes, { ...asked, words: 'るーと１９９' }))).toEqual([198]);
    expect(shownRows(routes, { ...asked, words: 'どこにもない' })).toEqual({ shown: [], left: 0 });
  });

  test('that are open are drawn whatever is searched for: somebody types there', () => {
    const isOpen = (_row: string, at: number) => at === 180;
    expect(placesIn(shownRows(routes, { ...asked, isOpen }))).toEqual([
      ...Array.from({ length: 50 }, (_, at) => at),
      180,
    ]);
    expect(placesIn(shownRows(routes, { ...asked, isOpen, words: 'ルート12' }))).toEqual([
      11, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 180,
    ]);
  });
});
