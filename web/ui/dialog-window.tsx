import { Modal, type ModalProps } from '@mantine/core';
import { useLayoutEffect } from 'react';

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

type DialogProps = ModalProps & {
  /** What was asked here is on its way: nothing closes it, or takes back what was said, until the answer is there. */
  readonly isBusy?: boolean;
};

/**
 * The one way in which a dialog is shown. It is gone at once, so that neither a second click falls on it nor the keys of
 * the page wait for it.
 */
export const Dialog = ({ isBusy = false, onClose, ...props }: DialogProps) => {
  useFocusBack(props.opened);
  return (
    <Modal
      transitionProps={{ exitDuration: 0 }}
      {...props}
      onClose={() => (isBusy ? undefined : onClose())}
      returnFocus={false}
    />
  );
};
