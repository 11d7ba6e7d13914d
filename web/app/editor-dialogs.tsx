import { type RefObject, useEffect } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

type LeaveDialogProps = { readonly isDirty: boolean; readonly isLeaving: RefObject<boolean> };

/** Asks before unsaved changes are lost, inside the app and when the window closes. */
export const LeaveDialog = ({ isDirty, isLeaving }: LeaveDialogProps) => {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !isLeaving.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);
  return (
    <ConfirmDialog
      title="保存していない変更があります"
      isOpen={blocker.state === 'blocked'}
      isDangerous
      confirmLabel="保存せずに移動する"
      cancelLabel="編集を続ける"
      onClose={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
    >
      このまま移動すると、入力した内容が失われます。
    </ConfirmDialog>
  );
};

type ConflictDialogProps = {
  readonly isOpen: boolean;
  readonly onReload: () => void;
  readonly onClose: () => void;
};

/** Somebody, or another tab, was faster. */
export const ConflictDialog = ({ isOpen, onReload, onClose }: ConflictDialogProps) => (
  <ConfirmDialog
    title="ほかの画面で更新されています"
    isOpen={isOpen}
    confirmLabel="最新の内容を開く"
    cancelLabel="この画面に戻る"
    onClose={onClose}
    onConfirm={onReload}
  >
    この申請は、別のタブや別の人の操作で先に更新されました。最新の内容を開くと、この画面で保存していない変更は失われます。必要な内容は控えてから開いてください。
  </ConfirmDialog>
);
