/** Why a save did not succeed, as far as it decides what happens next. */
export type SaveTrouble =
  /** No answer, or the service is busy: the same save is sent again. `afterMs` is the service's own wish. */
  | { readonly kind: 'again'; readonly afterMs?: number }
  /** Another tab or person wrote first. */
  | { readonly kind: 'conflict' }
  /** The service says no to what was sent; only another content, or the user, tries again. */
  | { readonly kind: 'refused' };

export type SaveState =
  | { readonly kind: 'clean'; readonly savedAt?: number }
  | { readonly kind: 'waiting' | 'saving' }
  | { readonly kind: SaveTrouble['kind']; readonly error: unknown };

export type SaveOrder<Content> = {
  readonly content: Content;
  /** None for a claim that is not stored yet. */
  readonly expectedVersion?: number;
  /** Pressed 保存, as opposed to saved by itself. */
  readonly isByHand: boolean;
};

type Autosaving<Content> = {
  /** What is stored, or what an untouched form holds. */
  readonly stored: Content;
  readonly version: number | undefined;
  readonly send: (order: SaveOrder<Content>) => Promise<number>;
  readonly troubleOf: (error: unknown) => SaveTrouble;
  readonly now: () => number;
};

/** Two seconds after the last key; who types on and on is saved all the same. */
const pauseMs = 2_000;
const longestMs = 15_000;
const retryMs = [2_000, 4_000, 8_000, 16_000, 30_000] as const;

const retryAfterMs = (failures: number): number => retryMs[Math.min(failures, retryMs.length - 1)] ?? 30_000;

const textOf = (content: unknown): string => JSON.stringify(content);

/**
 * A form that saves itself: one save is under way at a time, the latest content waits for it. A save whose answer was
 * lost is sent again as it was, before anything newer, so that its idempotency key tells whether it was done.
 */
export class Autosave<Content> {
  readonly #by: Autosaving<Content>;
  readonly #listeners = new Set<() => void>();
  #state: SaveState = { kind: 'clean' };
  #version: number | undefined;
  #stored: string;
  #wanted: Content;
  #dirtySince: number | undefined;
  /** Sent, and not known to be done or refused. */
  #open: SaveOrder<Content> | undefined;
  #isSending = false;
  #isStopped = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: ((isSaved: boolean) => void)[] = [];

  constructor(by: Autosaving<Content>) {
    this.#by = by;
    this.#version = by.version;
    this.#stored = textOf(by.stored);
    this.#wanted = by.stored;
  }

  readonly state = (): SaveState => this.#state;
  readonly version = (): number | undefined => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The form holds this now. */
  change(content: Content): void {
    if (textOf(content) === textOf(this.#wanted)) return;
    this.#wanted = content;
    const isHeld = this.#state.kind === 'conflict' || this.#state.kind === 'again';
    if (this.#isSending || isHeld) return;
    if (!this.#isDirty()) {
      clearTimeout(this.#timer);
      this.#dirtySince = undefined;
      this.#enter({ kind: 'clean' });
      return;
    }
    const now = this.#by.now();
    this.#dirtySince ??= now;
    this.#enter({ kind: 'waiting' });
    this.#later(Math.min(pauseMs, Math.max(0, this.#dirtySince + longestMs - now)));
  }

  /** Saves now what is unsaved; false when that did not succeed. */
  async flush({ isByHand }: { readonly isByHand: boolean } = { isByHand: false }): Promise<boolean> {
    if (!this.#isDirty()) return true;
    if (this.#state.kind === 'conflict' || this.#isStopped) return false;
    const answered = new Promise<boolean>((resolve) => {
      this.#waiting.push(resolve);
    });
    void this.#send(isByHand);
    return answered;
  }

  /** The answer to a conflict: the form wins over this stored version. */
  overwrite(version: number): Promise<boolean> {
    this.#version = version;
    this.#enter({ kind: 'waiting' });
    return this.flush({ isByHand: true });
  }

  /** What is unsaved is given up. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#answerWaiting(false);
  }

  #isDirty(): boolean {
    return this.#open !== undefined || textOf(this.#wanted) !== this.#stored;
  }

  #enter(next: SaveState): void {
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  #answerWaiting(isSaved: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(isSaved);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(false), milliseconds);
  }

  async #send(isByHand: boolean): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSending || this.#isStopped || !this.#isDirty()) return;
    const order = this.#open ?? this.#orderOf(isByHand);
    this.#open = order;
    this.#isSending = true;
    this.#enter({ kind: 'saving' });
    try {
      const saved = await this.#by.send(order);
      this.#isSending = false;
      if (!this.#isStopped) this.#succeed(order, saved);
    } catch (error) {
      this.#isSending = false;
      if (!this.#isStopped) this.#fail(error);
    }
  }

  #orderOf(isByHand: boolean): SaveOrder<Content> {
    const seen = this.#version === undefined ? {} : { expectedVersion: this.#version };
    return { content: this.#wanted, isByHand, ...seen };
  }

  #succeed(order: SaveOrder<Content>, saved: number): void {
    this.#version = saved;
    this.#stored = textOf(order.content);
    this.#open = undefined;
    this.#failures = 0;
    this.#dirtySince = undefined;
    if (!this.#isDirty()) {
      this.#enter({ kind: 'clean', savedAt: this.#by.now() });
      this.#answerWaiting(true);
    } else if (this.#waiting.length > 0) void this.#send(false);
    else {
      this.#enter({ kind: 'waiting' });
      this.#later(pauseMs);
    }
  }

  #fail(error: unknown): void {
    const trouble = this.#by.troubleOf(error);
    if (trouble.kind === 'conflict' || trouble.kind === 'refused') this.#open = undefined;
    this.#enter({ kind: trouble.kind, error });
    this.#answerWaiting(false);
    if (trouble.kind !== 'again') return;
    this.#later(trouble.afterMs ?? retryAfterMs(this.#failures));
    this.#failures += 1;
  }
}
