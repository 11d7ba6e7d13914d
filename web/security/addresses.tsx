import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { replaceAddresses } from '#contract/addresses.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { useMay } from '#web/api/session.tsx';
import { rangesOf } from '#web/security/address-rows.ts';
import { AddressTable } from '#web/security/address-table.view.tsx';
import {
  type StoredAddresses,
  useAddresses,
  useAddressesChanges,
  usePreview,
  useTrial,
} from '#web/security/addresses-api.ts';
import { changedRanges } from '#web/security/changed-ranges.ts';
import { ConfirmAddresses } from '#web/security/confirm-addresses.tsx';
import { ChangeHistory } from '#web/ui/change-history.tsx';
import { TrialNotice } from '#web/security/trial.view.tsx';
import { type AddressesDraft, useAddressesDraft } from '#web/security/use-addresses-draft.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { LeaveUnsaved } from '#web/ui/leave-unsaved.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** Somebody else was first (T-11): what he changed, and what is typed here stays. */
const Newer = ({ draft, newer }: { readonly draft: AddressesDraft; readonly newer: StoredAddresses }) => (
  <Notice tone="warn" title={`${newer.updatedBy?.name ?? 'ほかの人'}さんが先に変更しました`} isUrgent>
    {newer.updatedAt === undefined ? null : <div>{formatInstant(newer.updatedAt)} の変更：</div>}
    {changedRanges(draft.base.value.ranges, newer.value.ranges).map((line) => (
      <div key={line}>{line}</div>
    ))}
    <Group gap="sm" mt={6}>
      <Button size="compact-sm" variant="default" onClick={() => draft.keepOver(newer)}>
        入力した一覧を残す
      </Button>
      <Button size="compact-sm" variant="default" onClick={draft.discard}>
        最新の一覧を読み込む
      </Button>
    </Group>
  </Notice>
);

const ReadOnly = ({ stored }: { readonly stored: StoredAddresses }) => (
  <Table aria-label="接続元の一覧" verticalSpacing={4}>
    <Table.Tbody>
      {stored.value.ranges.map(({ range, name }) => (
        <Table.Tr key={range}>
          <Table.Td>{range}</Table.Td>
          <Table.Td>{name}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

const NotSaved = ({ draft: { saving, newer } }: { readonly draft: AddressesDraft }) => {
  if (saving.error === null || newer !== undefined) return null;
  const general = (problemOf(saving.error)?.fields ?? []).filter(({ path }) => !/\.\d+\./.test(path));
  return (
    <Notice tone="bad" isUrgent>
      {general.length === 0
        ? sayFailure(saving.error)
        : general.map(({ message }) => <div key={message}>{message}</div>)}
    </Notice>
  );
};

const Form = ({
  stored,
  yours,
}: {
  readonly stored: StoredAddresses;
  readonly yours: string | undefined;
}) => {
  const draft = useAddressesDraft(stored);
  const preview = usePreview();
  const [isConfirming, confirm] = useState(false);
  const ask = (): void => {
    draft.askFaults();
    if (!draft.isSound) return;
    preview.reset();
    preview.mutate({ body: { ranges: rangesOf(draft.rows).map(({ range }) => range) } });
    confirm(true);
  };
  return (
    <Stack gap="md">
      {draft.newer === undefined ? null : <Newer draft={draft} newer={draft.newer} />}
      <NotSaved draft={draft} />
      <AddressTable draft={draft} yours={yours} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" disabled={!draft.isChanged} onClick={draft.discard}>
          元に戻す
        </Button>
        <Button disabled={!draft.isChanged || draft.newer !== undefined} onClick={ask}>
          内容を確認して保存
        </Button>
      </Group>
      <ConfirmAddresses
        draft={draft}
        yours={yours}
        preview={preview}
        isOpen={isConfirming}
        onClose={() => confirm(false)}
      />
      <LeaveUnsaved isUnsaved={draft.isChanged && !draft.saving.isPending} />
    </Stack>
  );
};

/** 接続元IP制限: from where people come in (9.4.1). */
export const Addresses = () => {
  const { data: stored, error, refetch } = useAddresses();
  const { data: trial, refetch: askTrial } = useTrial();
  const changes = useAddressesChanges();
  const mayKeep = useMay(replaceAddresses);
  if (stored === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const over = (): void => {
    void refetch();
    void askTrial();
  };
  return (
    <Stack gap="lg">
      {trial === undefined ? null : (
        <TrialNotice trial={trial} version={stored.version} mayKeep={mayKeep} onOver={over} />
      )}
      <Card title="接続元IP制限">
        <Text size="sm" mb="sm">
          {stored.value.ranges.length === 0
            ? '登録がないため、どこからでもサインインできます。登録すると、その範囲からだけ使えるようになります。'
            : '登録した範囲からだけサインインでき、画面を使えます。'}
          {trial === undefined ? '' : `今のアドレスは ${trial.yours} です。`}
        </Text>
        {mayKeep ? <Form stored={stored} yours={trial?.yours} /> : <ReadOnly stored={stored} />}
      </Card>
      <Card title="変更の履歴">
        <ChangeHistory pages={changes}>
          {({ from, to }) =>
            changedRanges(from.ranges, to.ranges).map((line) => <div key={line}>{line}</div>)
          }
        </ChangeHistory>
      </Card>
    </Stack>
  );
};
