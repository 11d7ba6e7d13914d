import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { timeBoxInWords } from '#domain/rights/time-box.ts';
import type { ShownPerson } from '#web/people/people-api.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

type TimeBox = NonNullable<ShownPerson['timeBox']>;

type KeepingProps = {
  readonly name: string;
  /** He has such days already. */
  readonly isBoxed: boolean;
  /** What is asked about. @default nothing is */
  readonly box: TimeBox | undefined;
  readonly isBusy: boolean;
  readonly onKeep: () => void;
  readonly onClose: () => void;
};

/** Whoever is in is out by it. */
export const Keeping = ({ name, isBoxed, box, isBusy, onKeep, onClose }: KeepingProps) => (
  <ConfirmDialog
    title={isBoxed ? `${name}さんの期間を変更しますか？` : `${name}さんの利用を期間限定にしますか？`}
    isOpen={box !== undefined}
    isBusy={isBusy}
    confirmLabel="期間を保存する"
    onConfirm={() => {
      onClose();
      onKeep();
    }}
    onClose={onClose}
  >
    <Text size="sm">
      {box === undefined ? '' : `利用期間は${timeBoxInWords(box)}です。`}
      いまサインインしているときは、すぐにサインアウトされます。
    </Text>
  </ConfirmDialog>
);

type EndingProps = { readonly name: string; readonly isBusy: boolean; readonly onEnd: () => void };

/** For good again: whoever asks for it is told what it means. */
export const Ending = ({ name, isBusy, onEnd }: EndingProps) => {
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        期間の限定をやめる
      </Button>
      <ConfirmDialog
        title={`${name}さんの期間の限定をやめますか？`}
        isOpen={isAsked}
        isBusy={isBusy}
        isDangerous
        confirmLabel="期間の限定をやめる"
        onConfirm={() => {
          ask(false);
          onEnd();
        }}
        onClose={() => ask(false)}
      >
        <Text size="sm">
          いつまでもサインインでき、ロールのとおりにすべての期間を閲覧できるようになります。
        </Text>
      </ConfirmDialog>
    </>
  );
};
