import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Toasts } from '#web/ui/toasts.ts';

const done = (message: string) => ({ kind: 'done', message }) as const;
const failed = (message: string) => ({ kind: 'failed', message }) as const;
const undo = (message: string) => ({ kind: 'undo', message, undo: () => undefined }) as const;

describe('the toast', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const told = (toasts: Toasts) => toasts.lines().map(({ message }) => message);

  test('says one word on what was done, the newest, for five seconds', () => {
    const toasts = new Toasts();
    toasts.tell(done('保存しました'));
    vi.advanceTimersByTime(4_000);
    toasts.tell(done('申請しました'));
    expect(told(toasts)).toEqual(['申請しました']);
    vi.advanceTimersByTime(4_999);
    expect(told(toasts)).toEqual(['申請しました']);
    vi.advanceTimersByTime(1);
    expect(told(toasts)).toEqual([]);
  });

  test('keeps what failed until it is closed, whatever is done meanwhile', () => {
    const toasts = new Toasts();
    toasts.tell(failed('締め済みです'));
    toasts.tell(done('保存しました'));
    vi.advanceTimersByTime(3_600_000);
    expect(told(toasts)).toEqual(['締め済みです']);
    for (const { id } of toasts.lines()) toasts.close(id);
    expect(told(toasts)).toEqual([]);
  });

  test('says the same failure once, and keeps three of them at most', () => {
    const toasts = new Toasts();
    for (const message of ['a', 'a', 'b', 'c', 'd', 'd']) toasts.tell(failed(message));
    expect(told(toasts)).toEqual(['b', 'c', 'd']);
  });

  test('keeps an offer to take something back beside what is said after it, for ten seconds', () => {
    const toasts = new Toasts();
    toasts.tell(undo('領収書を外しました'));
    vi.advanceTimersByTime(9_000);
    toasts.tell(done('保存しました'));
    expect(told(toasts)).toEqual(['領収書を外しました', '保存しました']);
    vi.advanceTimersByTime(1_000);
    expect(told(toasts)).toEqual(['保存しました']);
  });

  test('takes an offer away with the form that made it, and nothing else', () => {
    const toasts = new Toasts();
    const hide = toasts.tell(undo('領収書を外しました'));
    toasts.tell(failed('締め済みです'));
    hide();
    hide();
    expect(told(toasts)).toEqual(['締め済みです']);
  });

  test('does not go away under a hand', () => {
    const toasts = new Toasts();
    let isHeld = true;
    toasts.isHeld = () => isHeld;
    toasts.tell(undo('明細を削除しました'));
    vi.advanceTimersByTime(60_000);
    expect(told(toasts)).toEqual(['明細を削除しました']);
    isHeld = false;
    vi.advanceTimersByTime(1_000);
    expect(told(toasts)).toEqual([]);
  });

  test('tells its listeners of each change, and no others', () => {
    const toasts = new Toasts();
    const heard: number[] = [];
    const leave = toasts.subscribe(() => heard.push(toasts.lines().length));
    toasts.tell(done('a'));
    vi.advanceTimersByTime(5_000);
    leave();
    toasts.tell(done('b'));
    expect(heard).toEqual([1, 0]);
  });
});
