import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useEffectEvent, useLayoutEffect } from 'react';

/** Where the keyboard was last outside of dialogs: one of them may follow another. */
let outside: Element | null = null;

const isTakable = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected;

/** The keyboard goes back to where it was, whether the dialog is closed or gone together with what drew it. */
const useFocusBack = (isOpen: boolean): void =>
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement;
    if (before?.closest('[role="dialog"]') === null) outside = before;
    return () => {
      const atEnd = document.activeElement;
      setTimeout(() => {
        const now = document.activeElement;
        // Whoever has put it somewhere else meanwhile meant that.
        const isLeft = now === null || now === document.body || now === atEnd;
        const target = isTakable(before) ? before : outside;
        if (isLeft && isTakable(target)) target.focus({ preventScroll: true });
      }, 10);
    };
  }, [isOpen]);

/** The dialogs that are open, the uppermost last. */
const open: object[] = [];
const answered = new WeakSet<Event>();

const isOfControl = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true';

/** One Escape is for the uppermost dialog alone: not for one that it opens, nor for the page behind. */
const useEscape = (isOpen: boolean, onEscape: () => void): void => {
  const escape = useEffectEvent(onEscape);
  useEffect(() => {
    if (!isOpen) return undefined;
    const own = {};
    open.push(own);
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || isOfControl(event)) return;
      if (open.at(-1) !== own || answered.has(event)) return;
      answered.add(event);
      event.stopPropagation();
      escape();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      open.splice(open.indexOf(own), 1);
      window.removeEventListener('keydown', press, { capture: true });
    };
  }, [isOpen]);
};

type DialogProps = ModalProps & {
  /** What was asked here is on its way: nothing closes it, or takes back what was said, until the answer is there. */
  readonly isBusy?: boolean;
};

/**
 * The one way in which a dialog is shown. It is gone at once, so that neither a second click falls on it nor the keys of
 * the page wait for it.
 */
export const Dialog = ({ isBusy = false, closeOnEscape = true, onClose, ...props }: DialogProps) => {
  const close = (): void => (isBusy ? undefined : onClose());
  useFocusBack(props.opened);
  useEscape(props.opened, () => closeOnEscape && close());
  return (
    <Modal
      transitionProps={{ exitDuration: 0 }}
      {...props}
      onClose={close}
      closeOnEscape={false}
      returnFocus={false}
    />
  );
};
