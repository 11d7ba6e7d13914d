import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

/** Asks before what is typed on a page is left, within the app and when the window closes. */
export const LeaveUnsaved = ({ isUnsaved }: { readonly isUnsaved: boolean }) => {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
  return (
    <ConfirmDialog
      title="保存していない変更があります"
      isOpen={blocker.state === 'blocked'}
      isDangerous
      confirmLabel="破棄して移動"
      cancelLabel="編集を続ける"
      onClose={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
    >
      移動すると、まだ保存していない内容は失われます。
    </ConfirmDialog>
  );
};
