import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { isSignedOut, sayFailure } from '#web/api/problem.ts';

const closeButtonProps = { 'aria-label': '閉じる' };

/** A short word on what was done. */
export const tellDone = (message: string): void => {
  notifications.show({ message, color: 'green', autoClose: 5000, closeButtonProps });
};

export const tellFailure = (message: string): void => {
  notifications.show({
    title: '処理できませんでした',
    message,
    color: 'red',
    autoClose: 12_000,
    closeButtonProps,
  });
};

/** Says why a deed failed. A session that ended is told by the sign-in dialog instead. */
export const tellError = (error: unknown): void => {
  if (!isSignedOut(error)) tellFailure(sayFailure(error));
};

/** Says what was taken away and offers it back for ten seconds. */
export const offerUndo = (message: string, undo: () => void): void => {
  const id = `undo-${message}-${performance.now()}`;
  notifications.show({
    id,
    autoClose: 10_000,
    color: 'gray',
    closeButtonProps,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            undo();
            notifications.hide(id);
          }}
        >
          元に戻す
        </Button>
      </Group>
    ),
  });
};
