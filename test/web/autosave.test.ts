import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Autosave, type SaveOrder, type SaveTrouble } from '#web/claims/autosave.ts';

class Refused extends Error {
  readonly trouble: SaveTrouble;
  constructor(trouble: SaveTrouble) {
    super(trouble.kind);
    this.trouble = trouble;
  }
}

type Reply = 'done' | 'lost answer' | SaveTrouble['kind'];

/**
 * A server with versions: `lost answer` stores and fails, as a connection that breaks after the write. What it stored
 * is known by its order, as the real one knows it by the idempotency key.
 */
const serverWith = (replies: Reply[], version = 0) => {
  const server = { version, text: '', sent: [] as SaveOrder<string>[], stores: 0, isUnderWay: false };
  let last: SaveOrder<string> | undefined;
  const store = (order: SaveOrder<string>): number => {
    if (order === last) return server.version;
    if ((order.expectedVersion ?? 0) !== server.version) throw new Refused({ kind: 'conflict' });
    last = order;
    server.version += 1;
    server.stores += 1;
    server.text = order.content;
    return server.version;
  };
  const send = async (order: SaveOrder<string>): Promise<number> => {
    expect(server.isUnderWay).toBe(false);
    server.isUnderWay = true;
    server.sent.push(order);
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.isUnderWay = false;
    const reply = replies.shift() ?? 'done';
    if (reply === 'done') return store(order);
    if (reply === 'lost answer') store(order);
    throw new Refused({ kind: reply === 'lost answer' ? 'again' : reply });
  };
  return { server, send };
};

const saving = (replies: Reply[] = [], version?: number) => {
  const { server, send } = serverWith(replies, version);
  const autosave = new Autosave<string>({
    stored: '',
    version,
    send,
    troubleOf: (error) => (error instanceof Refused ? error.trouble : { kind: 'again' }),
    now: () => Date.now(),
  });
  return { server, autosave };
};
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a form that saves itself', () => {
  test('leaves nothing while it is untouched, or typed and taken back', async () => {
    const { server, autosave } = saving();
    autosave.change('a');
    autosave.change('');
    await pass(60_000);
    expect(server.sent).toEqual([]);
    expect(autosave.state()).toEqual({ kind: 'clean' });
  });

  test('saves two seconds after the last key, and says when', async () => {
    const { server, autosave } = saving();
    autosave.change('a');
    await pass(1_900);
    autosave.change('ab');
    await pass(1_900);
    expect(server.sent).toEqual([]);
    await pass(300);
    expect(server.sent).toEqual([{ content: 'ab', isByHand: false }]);
    expect(autosave.state()).toEqual({ kind: 'clean', savedAt: Date.now() - 100 });
    expect(autosave.version()).toBe(1);
  });

  test('saves whoever types on and on, at the latest after 15 seconds', async () => {
    const { server, autosave } = saving();
    for (let key = 1; key <= 16; key += 1) {
      autosave.change('a'.repeat(key));
      await pass(1_000);
    }
    expect(server.sent).toHaveLength(1);
  });

  test('sends one save at a time, and then the latest content with the version it got', async () => {
    const { server, autosave } = saving([], 4);
    server.version = 4;
    autosave.change('a');
    const first = autosave.flush();
    autosave.change('ab');
    autosave.change('abc');
    expect(await Promise.all([pass(1_000), first])).toEqual([expect.anything(), true]);
    expect(server.sent.map(({ content, expectedVersion }) => [content, expectedVersion])).toEqual([
      ['a', 4],
      ['abc', 5],
    ]);
  });

  test('sends a save whose answer was lost again as it was, before anything newer', async () => {
    const { server, autosave } = saving(['lost answer', 'again', 'done']);
    autosave.change('a');
    await pass(2_200);
    expect(autosave.state().kind).toBe('again');
    autosave.change('ab');
    await pass(30_000);
    expect(server.sent.map(({ content }) => content)).toEqual(['a', 'a', 'a', 'ab']);
    expect([server.version, server.text, autosave.version()]).toEqual([2, 'ab', 2]);
  });

  test('waits as long as the service asks', async () => {
    const { server, autosave } = saving();
    const busy = new Autosave<string>({
      stored: '',
      version: undefined,
      send: async (order) => {
        server.sent.push(order);
        throw new Error('busy');
      },
      troubleOf: () => ({ kind: 'again', afterMs: 7_000 }),
      now: () => Date.now(),
    });
    busy.change('a');
    await pass(8_900);
    expect(server.sent).toHaveLength(1);
    await pass(200);
    expect(server.sent).toHaveLength(2);
    busy.stop();
    autosave.stop();
  });

  test('tells a conflict, sends nothing more, and overwrites when told to', async () => {
    const { server, autosave } = saving(['conflict'], 1);
    autosave.change('mine');
    await pass(2_200);
    expect(autosave.state().kind).toBe('conflict');
    autosave.change('mine too');
    await pass(60_000);
    expect(await autosave.flush()).toBe(false);
    expect(server.sent).toHaveLength(1);
    server.version = 7;
    const [, isSaved] = await Promise.all([pass(200), autosave.overwrite(7)]);
    expect([isSaved, server.text, autosave.version()]).toEqual([true, 'mine too', 8]);
  });

  test('tries what was refused again only with another content, or when asked', async () => {
    const { server, autosave } = saving(['refused', 'refused']);
    autosave.change('a');
    await pass(60_000);
    expect(server.sent).toHaveLength(1);
    const [, isSaved] = await Promise.all([pass(200), autosave.flush()]);
    expect(isSaved).toBe(false);
    autosave.change('ab');
    await pass(2_200);
    expect([autosave.state().kind, server.text]).toEqual(['clean', 'ab']);
  });

  test('sends nothing after it was given up', async () => {
    const { server, autosave } = saving();
    autosave.change('a');
    autosave.stop();
    await pass(60_000);
    expect(server.sent).toEqual([]);
  });

  test('loses and doubles nothing, whatever is typed and however answers fail', async () => {
    const reply = fc.constantFrom<Reply>('done', 'lost answer', 'again');
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      pause: fc.integer({ min: 0, max: 4_000 }),
    });
    const [replies, steps] = [fc.array(reply, { maxLength: 12 }), fc.array(step, { minLength: 1 })];
    await fc.assert(
      fc.asyncProperty(replies, steps, async (answers, typed) => {
        const { server, autosave } = saving([...answers]);
        let text = '';
        for (const { key, pause } of typed) {
          text += key;
          autosave.change(text);
          await pass(pause);
        }
        await pass(600_000);
        expect(autosave.state().kind).toBe('clean');
        expect([server.text, autosave.version()]).toEqual([text, server.version]);
        expect(server.stores).toBe(server.version);
      }),
      { numRuns: 60 },
    );
  });
});
