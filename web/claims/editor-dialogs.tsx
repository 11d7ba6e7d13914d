import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import type { ClaimSaving } from '#web/claims/use-claim-saving.ts';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';

type LeaveDialogProps = { readonly saving: ClaimSaving; readonly isUploading: boolean };

/** Who goes away waits this long for the save without being asked. */
const patienceMs = 1_500;

const useWarningAtClose = ({ saving, isUploading }: LeaveDialogProps): void => {
  const { isUnsaved, flush } = saving;
  useEffect(() => {
    if (!isUnsaved && !isUploading) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      void flush();
      event.preventDefault();
    };
    const hurry = () => void (document.visibilityState === 'hidden' && flush());
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hurry);
    return () => {
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hurry);
    };
  }, [isUnsaved, isUploading, flush]);
};

/** Goes on by itself once all is saved; asks when that takes long or fails. */
const useLeaving = ({ saving, isUploading }: LeaveDialogProps) => {
  const { isUnsaved, isLeaving, flush } = saving;
  const isHeld = isUnsaved || isUploading;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isHeld && !isLeaving.current && currentLocation.pathname !== nextLocation.pathname,
  );
  const [isAsking, ask] = useState(false);
  const isBlocked = blocker.state === 'blocked';
  useEffect(() => {
    if (!isBlocked) return undefined;
    const patience = setTimeout(() => ask(true), patienceMs);
    const hurry = async () => {
      if (!(await flush())) ask(true);
    };
    void hurry();
    return () => {
      clearTimeout(patience);
      ask(false);
    };
  }, [isBlocked, flush]);
  useEffect(() => {
    if (isBlocked && !isHeld) blocker.proceed();
  }, [isBlocked, isHeld, blocker]);
  return { blocker, isAsking: isBlocked && isAsking };
};

const whyHeld = ({ saving: { state, trouble }, isUploading }: LeaveDialogProps): string => {
  if (isUploading) return '証憑をアップロードしています。終わるまでお待ちください。';
  if (state.kind === 'saving' || state.kind === 'waiting') return '保存に時間がかかっています。';
  return trouble === undefined ? '' : `${trouble.replace(/。$/, '')}。`;
};

/** Asks before anything is lost, inside the app and when the window closes; silent while it can be saved at once. */
export const LeaveDialog = dialog((props: LeaveDialogProps) => {
  const { saving, isUploading } = props;
  const { blocker, isAsking } = useLeaving(props);
  useWarningAtClose(props);
  const stay = () => blocker.reset?.();
  const discard = () => {
    saving.giveUp();
    blocker.proceed?.();
  };
  return (
    <Dialog opened={isAsking} onClose={stay} size="lg" title="保存していない変更があります">
      <Stack gap="lg">
        <Text size="sm">{whyHeld(props)}破棄して移動すると、まだ保存していない内容は失われます。</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={stay}>
            編集を続ける
          </Button>
          <Button variant="default" c="#b42318" onClick={discard}>
            破棄して移動
          </Button>
          <Button
            loading={saving.state.kind === 'saving'}
            disabled={isUploading}
            onClick={() => void saving.flush()}
          >
            保存して移動
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
});

type ConflictDialogProps = {
  readonly isOpen: boolean;
  readonly onOverwrite: () => void;
  readonly onReload: () => void;
  readonly onClose: () => void;
};

/** Another tab was faster: one of the two goes on, and neither is lost unasked. */
export const ConflictDialog = dialog(({ isOpen, onOverwrite, onReload, onClose }: ConflictDialogProps) => (
  <Dialog opened={isOpen} onClose={onClose} size="lg" title="ほかの画面で更新されています">
    <Stack gap="lg">
      <Text size="sm">
        この申請は、別のタブや別の端末で先に保存されました。どちらの内容で続けるかを選んでください。別の画面の内容を開いたあとでも、ここで入力した内容に戻せます。
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          この画面に戻る
        </Button>
        <Button variant="default" onClick={onOverwrite}>
          この画面の内容で保存
        </Button>
        <Button onClick={onReload}>別の画面の内容を開く</Button>
      </Group>
    </Stack>
  </Dialog>
));
