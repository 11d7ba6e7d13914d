import { Box, Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { isUnfinished, manyRows, progressOf, sayTally } from '#web/many/many-rows.ts';
import type { ManyItem } from '#web/many/run-many.ts';
import type { Many, ManyRun } from '#web/many/use-many.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { dialog } from '#web/ui/dialog.tsx';

/** Whatever the items are, and however each is sent. */
type ShownRun = Omit<ManyRun<ManyItem>, 'perform'>;

const Results = ({ run }: { readonly run: ShownRun }) => (
  <ScrollArea.Autosize
    mah="44vh"
    type="auto"
    className="sf-paper"
    viewportProps={{ tabIndex: 0, 'aria-label': '1件ごとの結果' }}
  >
    <Stack component="ul" gap={0} m={0} px="md" py={4} style={{ listStyle: 'none' }}>
      {manyRows(run).map(({ id, label, state, tone, says }) => (
        <Box component="li" key={id} py={6} style={{ borderBottom: '1px solid #e1e7ec' }}>
          <Group justify="space-between" gap="sm" wrap="nowrap">
            <Text size="sm" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {label}
            </Text>
            <ToneBadge tone={tone}>{state}</ToneBadge>
          </Group>
          {says === undefined ? null : (
            <Text size="xs" c="dimmed">
              {says}
            </Text>
          )}
        </Box>
      ))}
    </Stack>
  </ScrollArea.Autosize>
);

/** Going away ends what is not sent yet: it is asked before, inside the client and when the window closes. */
const LeaveGuard = ({
  isRunning,
  what,
  onLeave,
}: {
  readonly isRunning: boolean;
  readonly what: string;
  readonly onLeave: () => void;
}) => {
  const blocker = useBlocker(isRunning);
  useEffect(() => {
    if (!isRunning) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isRunning]);
  return (
    <ConfirmDialog
      title="まだ終わっていません"
      isOpen={blocker.state === 'blocked'}
      confirmLabel="止めて移動する"
      cancelLabel="この画面に戻る"
      onClose={() => blocker.reset?.()}
      onConfirm={() => {
        onLeave();
        blocker.proceed?.();
      }}
    >
      いま移動すると、まだ送っていない{what}は処理されません。送った分はそのまま処理されます。
    </ConfirmDialog>
  );
};

/** Takes the keyboard when it appears: whoever waited for the end goes on by Enter. */
const CloseButton = ({ onClose }: { readonly onClose: () => void }) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} onClick={onClose}>
      閉じる
    </Button>
  );
};

type ManyDialogProps = {
  readonly title: string;
  /** What is sent one by one. @default 申請 */
  readonly what?: string;
  readonly many: Pick<Many<ManyItem>, 'stop' | 'goOn' | 'close'> & { readonly run: ShownRun | undefined };
};

/** How far an act on many has come, and at its end what became of each. */
export const ManyDialog = dialog(({ title, what = '申請', many }: ManyDialogProps) => {
  const { run, stop, goOn, close } = many;
  const isRunning = run !== undefined && run.phase !== 'ended';
  return (
    <>
      <Dialog
        opened={run !== undefined}
        onClose={close}
        title={title}
        size="lg"
        closeOnClickOutside={false}
        closeOnEscape={!isRunning}
        withCloseButton={!isRunning}
      >
        {run === undefined ? null : (
          <Stack gap="md">
            <progress className="sf-progress" value={progressOf(run)} max={100} aria-label="進み具合" />
            <Text size="sm" fw={600} component="output" aria-live="polite">
              {sayTally(run)}
            </Text>
            <Results run={run} />
            <Group justify="flex-end" gap="sm">
              {isRunning ? (
                <Button variant="default" loading={run.phase === 'stopping'} onClick={stop}>
                  止める
                </Button>
              ) : (
                <>
                  {isUnfinished(run) ? (
                    <Button variant="default" onClick={goOn}>
                      残りを続ける
                    </Button>
                  ) : null}
                  <CloseButton onClose={close} />
                </>
              )}
            </Group>
          </Stack>
        )}
      </Dialog>
      <LeaveGuard isRunning={isRunning} what={what} onLeave={stop} />
    </>
  );
});
