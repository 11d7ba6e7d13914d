import { type RefObject, useEffect } from 'react';

/** Tab leads into the frame within this time, so that the person did it. */
const tabMillis = 500;

/**
 * A PDF viewer takes the focus when it has loaded, away from the field in which somebody types. It is given back,
 * without scrolling, unless the person pointed at the frame or came by Tab.
 */
export const useKeptFocus = (frame: RefObject<HTMLIFrameElement | null>): void => {
  useEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    let before: Element | null = document.activeElement;
    let isPointedAt = false;
    let tabbedAt = -Infinity;
    const stop = new AbortController();
    const { signal } = stop;
    current.addEventListener('pointerenter', () => (isPointedAt = true), { signal });
    current.addEventListener('pointerleave', () => (isPointedAt = false), { signal });
    const noteTab = ({ key, timeStamp }: KeyboardEvent) => {
      if (key === 'Tab') tabbedAt = timeStamp;
    };
    document.addEventListener('keydown', noteTab, { signal, capture: true });
    document.addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof Element && target !== current) before = target;
      },
      { signal },
    );
    window.addEventListener(
      'blur',
      ({ timeStamp }) => {
        if (document.activeElement !== current || isPointedAt || timeStamp - tabbedAt < tabMillis) return;
        const { scrollX, scrollY } = window;
        current.blur();
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
        window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
      },
      { signal },
    );
    return () => stop.abort();
  }, [frame]);
};
