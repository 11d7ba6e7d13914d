/** Pixels by which a hand may move between press and release, and still mean one place. */
const near = 6;

const pressableAt = (target: EventTarget | null): HTMLElement | undefined =>
  target instanceof Element
    ? (target.closest<HTMLElement>('button, a[href], [role="tab"]') ?? undefined)
    : undefined;

type Press = { readonly on: HTMLElement; readonly x: number; readonly y: number };

const isWithin = ({ on }: Press, target: EventTarget | null): boolean =>
  target instanceof Node && on.contains(target);

/**
 * A press is for what it began on. The press takes the focus from a field first, and what leaving that field brings may
 * move a button away from below the pointer before it is released: a browser then clicks nothing.
 */
export const keepPresses = (): void => {
  let press: Press | undefined;
  window.addEventListener(
    'pointerdown',
    ({ target, button, isPrimary, clientX: x, clientY: y }) => {
      const on = isPrimary && button === 0 ? pressableAt(target) : undefined;
      press = on === undefined ? undefined : { on, x, y };
    },
    { capture: true },
  );
  window.addEventListener(
    'pointerup',
    ({ target, clientX, clientY }) => {
      const ended = press;
      press = undefined;
      if (ended === undefined || isWithin(ended, target)) return;
      if (Math.hypot(clientX - ended.x, clientY - ended.y) > near || !ended.on.isConnected) return;
      // After whatever the browser makes of the release.
      setTimeout(() => ended.on.click());
    },
    { capture: true },
  );
};
