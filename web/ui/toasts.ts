type Told =
  | { readonly kind: 'done' | 'failed'; readonly message: string }
  | { readonly kind: 'undo'; readonly message: string; readonly undo: () => void };

/** One sentence of the toast. */
export type ToastLine = Told & { readonly id: number };

/** For how many ms a sentence stays; what failed stays until it is closed. */
const stayMs = { done: 5_000, undo: 10_000 } as const;

/** While somebody points at it, it is asked again after so many ms. */
const heldMs = 1_000;

/** Of what failed, and of what can be taken back, only so many are kept. */
const mostLines = 3;

/** Another one of these comes in its place; the others stay beside it until their time, or until they are closed. */
const replaces = (next: Told, { kind, message }: Told): boolean =>
  kind === next.kind && (kind === 'done' || message === next.message);

/**
 * What the one toast of the client says. Nothing else is told in passing: two that lay over each other would hide what
 * failed, or what can be taken back.
 */
export class Toasts {
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #lines: readonly ToastLine[] = [];
  #last = 0;
  /** True while its time does not run: somebody is reading or about to click. */
  isHeld = (): boolean => false;

  readonly lines = (): readonly ToastLine[] => this.#lines;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The answer takes it away before its time. */
  readonly tell = (told: Told): (() => void) => {
    this.#last += 1;
    const line = { ...told, id: this.#last };
    const kept = this.#lines.filter((one) => !replaces(told, one));
    this.#enter([...kept, line].slice(-mostLines));
    if (line.kind !== 'failed') this.#endLater(line.id, stayMs[line.kind]);
    return () => this.close(line.id);
  };

  readonly close = (id: number): void => this.#enter(this.#lines.filter((line) => line.id !== id));

  #endLater(id: number, milliseconds: number): void {
    this.#timers.set(
      id,
      setTimeout(() => (this.isHeld() ? this.#endLater(id, heldMs) : this.close(id)), milliseconds),
    );
  }

  #enter(lines: readonly ToastLine[]): void {
    for (const [id, timer] of this.#timers)
      if (!lines.some((line) => line.id === id)) {
        clearTimeout(timer);
        this.#timers.delete(id);
      }
    this.#lines = lines;
    for (const listener of this.#listeners) listener();
  }
}

export const toasts = new Toasts();
