import type { ComponentType } from 'react';
import { pageWords } from '#web/messages.ja.ts';
import { Boundary } from '#web/ui/boundary.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { Failure } from '#web/ui/failure.tsx';

type BrokenDialogProps = {
  readonly error: unknown;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRetry?: () => void;
};

/** Instead of a dialog that broke: the page behind it goes on, with what is typed in it. */
export const BrokenDialog = ({ error, isOpen, onClose, onRetry }: BrokenDialogProps) => (
  <Dialog opened={isOpen} onClose={onClose} title={pageWords.failedTitle}>
    <Failure error={error} onRetry={onRetry} />
  </Dialog>
);

/** What a dialog may be told; one without `isOpen` is open as long as it is drawn. */
type Told = { readonly isOpen?: boolean; readonly onClose?: () => void };

/** A dialog that breaks says so in its own window. */
export const dialog = <Props extends object>(Drawn: ComponentType<Props>) => {
  const Guarded = (props: Props & Told) => (
    <Boundary
      resetOn={props.isOpen}
      renderBroken={(error, again) => (
        <BrokenDialog
          error={error}
          isOpen={props.isOpen ?? true}
          onClose={props.onClose ?? again}
          onRetry={again}
        />
      )}
    >
      <Drawn {...props} />
    </Boundary>
  );
  return Guarded;
};
