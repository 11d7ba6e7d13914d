import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

/** What is typed and not saved is not lost without a word, inside the client and when the window closes. */
export const LeaveGuard = ({ isTyped }: { readonly isTyped: boolean }) => {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isTyped && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isTyped) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isTyped]);
  return (
    <ConfirmDialog
      title="入力した内容を破棄しますか"
      isOpen={blocker.state === 'blocked'}
      isDangerous
      confirmLabel="破棄して移動する"
      cancelLabel="入力に戻る"
      onClose={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
    >
      まだ保存していません。移動すると、入力した内容は失われます。
    </ConfirmDialog>
  );
};
