import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { sayFailure } from '#web/api/problem.ts';
import { type Trial, useConfirmAddresses } from '#web/security/addresses-api.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type TrialProps = {
  readonly trial: Trial;
  readonly version: number;
  readonly mayKeep: boolean;
  /** The clock has taken the list back. */
  readonly onOver: () => void;
};

/** A new list that waits to be confirmed, or that nobody confirmed in time. */
export const TrialNotice = ({ trial: { running, lapsed }, version, mayKeep, onOver }: TrialProps) => {
  const confirming = useConfirmAddresses();
  useEffect(() => {
    if (running === undefined) return undefined;
    const over = setTimeout(onOver, Math.max(0, Date.parse(running.until) - Date.now()) + 1_000);
    return () => clearTimeout(over);
  }, [running, onOver]);
  if (running !== undefined)
    return (
      <Notice tone="warn" title="新しい制限を試しています" isUrgent>
        {formatInstant(running.until)} までに確認しないと、元の制限に戻ります。
        この画面が開けているので、いまの接続元からは入れます。ほかの拠点や自宅から入れるかも確かめてください。
        {confirming.error === null ? null : <div>{sayFailure(confirming.error)}</div>}
        {mayKeep ? (
          <Group gap="sm" mt={6}>
            <Button
              size="compact-sm"
              loading={confirming.isPending}
              onClick={() =>
                confirming.mutate(
                  { body: { expectedVersion: version } },
                  { onSuccess: () => tellDone('接続元の制限を確定しました') },
                )
              }
            >
              この制限で確定する
            </Button>
          </Group>
        ) : null}
      </Notice>
    );
  if (lapsed === undefined) return null;
  return (
    <Notice tone="warn" title="新しい制限は確認されませんでした">
      {formatInstant(lapsed.until)} に元の制限へ戻りました。もう一度試すときは、内容を直して保存してください。
      <div>試した範囲：{lapsed.ranges.map(({ range, name }) => `${range}（${name}）`).join('、')}</div>
    </Notice>
  );
};
