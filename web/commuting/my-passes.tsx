import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askForCommuterPass, listMyCommuterPasses, withdrawCommuterPass } from '#contract/commuting.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { askAnew, useAnswer, useSend } from '#web/api/contract-client.ts';
import { PassDialog } from '#web/commuting/pass-dialog.tsx';
import { Passes } from '#web/commuting/passes.view.tsx';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const useMyPassesChanged = () => {
  const client = useQueryClient();
  return () => askAnew(client, [listMyCommuterPasses]);
};

type OwnPasses = AnswerOf<typeof listMyCommuterPasses>;

const AskDialog = ({ items, onClose }: Pick<OwnPasses, 'items'> & { readonly onClose: () => void }) => {
  const asking = useSend(
    askForCommuterPass,
    () => {
      tellDone('通勤定期を申請しました');
      onClose();
    },
    useMyPassesChanged(),
  );
  const { error, isPending } = asking;
  return (
    <PassDialog
      title="通勤定期を申請する"
      submitLabel="申請する"
      standing={items.filter(({ state }) => state === 'confirmed')}
      sending={{
        error,
        isPending,
        send: (passId, content) => asking.mutate({ body: { passId, content } }),
      }}
      onClose={onClose}
    />
  );
};

const Withdraw = ({ passId }: { readonly passId: string }) => {
  const withdrawing = useSend(
    withdrawCommuterPass,
    () => tellDone('申請を取り下げました'),
    useMyPassesChanged(),
  );
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={withdrawing.isPending}
      onClick={() => withdrawing.mutate({ body: { passId } }, { onError: tellError })}
    >
      申請を取り下げる
    </Button>
  );
};

const Mine = ({ data: { mayAsk, items } }: { readonly data: OwnPasses }) => {
  const [isOpen, open] = useState(false);
  return (
    <Stack gap="sm">
      <Text size="sm">
        {mayAsk
          ? '通勤定期を購入したら、区間と有効期間を申請してください。管理者が確認すると確定します。'
          : '通勤定期は、会社の管理者が登録します。内容が違うときは、管理者に連絡してください。'}
      </Text>
      <Passes
        items={items}
        renderActs={(pass) => (pass.state === 'asked' ? <Withdraw passId={pass.id} /> : undefined)}
        add={mayAsk ? { label: '通勤定期を申請する', onAdd: () => open(true) } : undefined}
      />
      {isOpen ? <AskDialog items={items} onClose={() => open(false)} /> : null}
    </Stack>
  );
};

/** 通勤定期 of one's own. */
export const MyPassesCard = () => {
  const { data, error, refetch } = useAnswer(listMyCommuterPasses, {}, { staleTime: 0 });
  return (
    <Card title="通勤定期">
      {data === undefined ? (
        error === null ? (
          <Waiting rows={2} />
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Mine data={data} />
      )}
    </Card>
  );
};
