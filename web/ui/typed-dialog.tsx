import { type ComponentProps, type ReactNode, useState } from 'react';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { LeaveUnsaved } from '#web/ui/leave-unsaved.tsx';

type TypedDialogProps = Pick<ComponentProps<typeof Dialog>, 'title' | 'size'> & {
  readonly isTyped: boolean;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  /** `close` asks first where something is typed. */
  readonly children: (close: () => void) => ReactNode;
};

/** A dialog in which something is typed: neither it nor its page is left over that without a word. */
export const TypedDialog = dialog(({ isTyped, isBusy, onClose, children, ...look }: TypedDialogProps) => {
  const [isAsked, ask] = useState(false);
  const close = (): void => (isTyped ? ask(true) : onClose());
  return (
    <>
      <Dialog opened isBusy={isBusy} onClose={close} {...look}>
        {children(close)}
      </Dialog>
      <LeaveUnsaved isUnsaved={isTyped} />
      <ConfirmDialog
        title="入力した内容を破棄しますか"
        isOpen={isAsked}
        isDangerous
        confirmLabel="破棄して閉じる"
        cancelLabel="入力に戻る"
        onClose={() => ask(false)}
        onConfirm={onClose}
      >
        まだ保存していません。閉じると、入力した内容は失われます。
      </ConfirmDialog>
    </>
  );
});
