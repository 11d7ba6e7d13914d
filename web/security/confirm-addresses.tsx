import { Stack, Table, Text } from '@mantine/core';
import { confirmMinutes, isTighter } from '#domain/tenants/company-addresses.ts';
import { rangesOf, shutsOut } from '#web/security/address-rows.ts';
import { type Preview, usePreview } from '#web/security/addresses-api.ts';
import type { AddressesDraft } from '#web/security/use-addresses-draft.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** Whom the list would shut out, as far as sign-ins are known of. */
const ShutOut = ({ preview }: { readonly preview: Preview }) => {
  const { since, count, isAll, items } = preview;
  const known =
    since === undefined
      ? 'サインインの記録はまだありません。'
      : `${formatDate(since.slice(0, 10))} 以降のサインインで確かめました。`;
  if (count === 0) return <Text size="sm">入れなくなる人はいません。{known}</Text>;
  return (
    <>
      <Text size="sm" fw={600}>
        次の{count}人{isAll ? '' : '以上'}は、これまでの接続元から入れなくなります
      </Text>
      <div style={{ maxHeight: '34vh', overflowY: 'auto' }}>
        <Table aria-label="入れなくなる人" verticalSpacing={3} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>氏名</Table.Th>
              <Table.Th>接続元</Table.Th>
              <Table.Th>最後のサインイン</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ userId, name, address, at, isAlsoWithin }) => (
              <Table.Tr key={`${userId}/${address}`}>
                <Table.Td>
                  {name}
                  {isAlsoWithin ? <div>（一覧内の接続元も使用）</div> : null}
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{address}</Table.Td>
                <Table.Td className="sf-number">{formatInstant(at)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" c="dimmed">
        {known}
      </Text>
    </>
  );
};

type ConfirmAddressesProps = {
  readonly draft: AddressesDraft;
  readonly yours: string | undefined;
  readonly preview: ReturnType<typeof usePreview>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Says before it is stored who would be shut out, and how a mistake ends by itself. */
export const ConfirmAddresses = ({ draft, yours, preview, isOpen, onClose }: ConfirmAddressesProps) => {
  const ranges = rangesOf(draft.rows);
  const isTried = isTighter(draft.base.value.ranges, ranges);
  return (
    <ConfirmDialog
      title="接続元の制限を変更しますか"
      isOpen={isOpen}
      isBusy={draft.saving.isPending}
      isDangerous={shutsOut(draft.rows, yours)}
      confirmLabel="変更する"
      onClose={onClose}
      onConfirm={() => draft.save(onClose)}
    >
      <Stack gap="sm">
        {shutsOut(draft.rows, yours) ? (
          <Notice tone="bad" title="あなた自身が入れなくなります" isUrgent>
            いまの接続元 {yours} は一覧にありません。変更すると、この画面も使えなくなり、{confirmMinutes}
            分後に元の制限へ戻ります。
          </Notice>
        ) : null}
        {ranges.length === 0 ? <Text size="sm">どこからでもサインインできるようになります。</Text> : null}
        {preview.isPending ? <Waiting /> : null}
        {preview.error === null ? null : <Failure error={preview.error} />}
        {preview.data === undefined || ranges.length === 0 ? null : <ShutOut preview={preview.data} />}
        {isTried ? (
          <Text size="sm">
            変更はすぐに全員へ反映されます。{confirmMinutes}
            分以内に、一覧に含まれる接続元からこの画面で確定してください。確定しないと、元の制限に戻ります。
          </Text>
        ) : null}
      </Stack>
    </ConfirmDialog>
  );
};
