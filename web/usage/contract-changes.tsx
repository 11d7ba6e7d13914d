import { Text } from '@mantine/core';
import { listOwnContractChanges } from '#contract/usage.ts';
import { usePages } from '#web/api/contract-client.ts';
import { ChangeHistory } from '#web/ui/change-history.tsx';

/** 契約の変更: what became of what, the newest first. */
export const ContractChanges = () => {
  const { data, ...rest } = usePages(listOwnContractChanges, { query: { limit: '20' } });
  const shown = data?.pages.map(({ items }) => ({
    items: items.map((change) => ({ ...change, byName: 'サービス運用者' })),
  }));
  return (
    <ChangeHistory
      label="契約の変更"
      pages={{ ...rest, data: shown === undefined ? undefined : { pages: shown } }}
    >
      {({ changes }) =>
        changes.length === 0 ? (
          <Text size="sm">契約を登録しました。</Text>
        ) : (
          changes.map(({ what, from, to }) => <Text key={what} size="sm">{`${what}：${from} → ${to}`}</Text>)
        )
      }
    </ChangeHistory>
  );
};
