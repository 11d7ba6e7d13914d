import { Text } from '@mantine/core';
import { listContractChanges } from '#contract/operator/contracts.ts';
import { usePages } from '#web/api/contract-client.ts';
import { ChangeHistory } from '#web/ui/change-history.tsx';

/** 契約の履歴: old → new, who and why, the newest first. */
export const ContractHistory = ({ tenantId }: { readonly tenantId: string }) => {
  const pages = usePages(listContractChanges, { params: { tenantId }, query: { limit: '20' } });
  const { data, ...rest } = pages;
  const shown = data?.pages.map(({ items }) => ({
    items: items.map(({ by, ...change }) => ({ ...change, byName: by.name })),
  }));
  return (
    <ChangeHistory
      label="契約の履歴"
      pages={{ ...rest, data: shown === undefined ? undefined : { pages: shown } }}
    >
      {({ changes, reason }) => (
        <>
          {changes.length === 0 ? <Text size="sm">契約を登録しました。</Text> : null}
          {changes.map(({ what, from, to }) => (
            <Text key={what} size="sm">{`${what}：${from} → ${to}`}</Text>
          ))}
          <Text size="xs" c="dimmed">{`理由：${reason}`}</Text>
        </>
      )}
    </ChangeHistory>
  );
};
