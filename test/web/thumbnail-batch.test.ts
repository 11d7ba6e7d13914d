import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { thumbnailBatch } from '#web/evidence/thumbnail-batch.ts';

const ids = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `e${from + index}`);
const pictureOf = (id: string) => ({ id, picture: `data:${id}` });

describe('thumbnails of a list', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('of rows that come into sight together are asked for ten at a time, each once, one request after the other', async () => {
    const asked: (readonly string[])[] = [];
    let open = 0;
    const read = thumbnailBatch(async (some) => {
      open += 1;
      expect(open).toBe(1);
      asked.push(some);
      await vi.advanceTimersByTimeAsync(100);
      open -= 1;
      return { items: some.map(pictureOf), later: [] };
    });
    const shown = [...ids(23), 'e1', 'e2'].map(read);
    await vi.runAllTimersAsync();
    expect(await Promise.all(shown)).toEqual([...ids(23), 'e1', 'e2'].map((id) => `data:${id}`));
    expect(asked).toEqual([ids(10), ids(10, 11), ids(3, 21)]);
  });

  test('that are made later are asked for again until they are there', async () => {
    const read = thumbnailBatch(async (some) => ({
      items: some.slice(0, 4).map(pictureOf),
      later: some.slice(4),
    }));
    const shown = Promise.all(ids(10).map(read));
    await vi.runAllTimersAsync();
    expect(await shown).toEqual(ids(10).map((id) => `data:${id}`));
  });

  test('of which there is none, or never will be, are not waited for', async () => {
    const read = thumbnailBatch(async (some) =>
      some.includes('e1') ? { items: [{ id: 'e1' }], later: [] } : { items: [], later: some },
    );
    const shown = Promise.all([read('e1'), read('hidden')]);
    await vi.runAllTimersAsync();
    expect(await shown).toEqual([null, null]);
    const postponed = read('e9');
    await vi.runAllTimersAsync();
    expect(await postponed).toBeNull();
  });

  test('that could not be asked for fail, and what comes into sight later is asked for as ever', async () => {
    let isLost = true;
    const read = thumbnailBatch(async (some) => {
      if (isLost) throw new Error('lost');
      return { items: some.map(pictureOf), later: [] };
    });
    const lost = read('e1').catch((error: unknown) => String(error));
    await vi.runAllTimersAsync();
    expect(await lost).toBe('Error: lost');
    isLost = false;
    const found = read('e1');
    await vi.runAllTimersAsync();
    expect(await found).toBe('data:e1');
  });
});
