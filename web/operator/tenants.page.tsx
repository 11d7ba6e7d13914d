import { Box, Button, Group, ScrollArea, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { sayFailure } from '#web/api/problem.ts';
import { type ListedTenant, useTenantPages } from '#web/operator/operator-api.ts';
import { isTenantLike, planWord, stateWord } from '#web/operator/operator-words.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Row = ({ tenant }: { readonly tenant: ListedTenant }) => (
  <Table.Tr>
    <Table.Td>{tenant.companyCode}</Table.Td>
    <Table.Td>{tenant.name}</Table.Td>
    <Table.Td>
      <ToneBadge tone={tenant.state === 'active' ? 'good' : 'quiet'}>{stateWord(tenant.state)}</ToneBadge>
    </Table.Td>
    <Table.Td>{planWord(tenant.plan)}</Table.Td>
    <Table.Td>{tenant.cell}</Table.Td>
    <Table.Td className="sf-number">{formatInstant(tenant.createdAt)}</Table.Td>
  </Table.Tr>
);

const TenantTable = ({ tenants }: { readonly tenants: readonly ListedTenant[] }) => (
  <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': 'テナントの一覧', role: 'region' }}>
    <Table verticalSpacing="sm" miw={720} aria-label="テナント">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">企業コード</Table.Th>
          <Table.Th scope="col">会社名</Table.Th>
          <Table.Th scope="col">状態</Table.Th>
          <Table.Th scope="col">プラン</Table.Th>
          <Table.Th scope="col">セル</Table.Th>
          <Table.Th scope="col">登録日時</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tenants.map((tenant) => (
          <Row key={tenant.tenantId} tenant={tenant} />
        ))}
      </Table.Tbody>
    </Table>
  </ScrollArea>
);

const useTenants = (search: string) => {
  const list = useTenantPages();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  // Who searches means all tenants, not only those of the pages that were opened.
  const isSearching = search !== '' && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isSearching && !isFetchingNextPage) void fetchNextPage();
  }, [isSearching, isFetchingNextPage, fetchNextPage]);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return { list, isSearching, tenants: all.filter((tenant) => isTenantLike(tenant, search)) };
};

type FoundProps = {
  readonly tenants: readonly ListedTenant[];
  readonly search: string;
  readonly isSearching: boolean;
};

const Found = ({ tenants, search, isSearching }: FoundProps) => {
  if (tenants.length > 0) return <TenantTable tenants={tenants} />;
  if (isSearching) return <Text>探しています…</Text>;
  return (
    <Text>
      {search === '' ? 'テナントはまだありません。' : `「${search}」に一致するテナントはありません。`}
    </Text>
  );
};

/** The tenants as their contracts know them. What a tenant keeps is shown nowhere in this console. */
export const TenantsPage = () => {
  const [typed, type] = useState('');
  const search = typed.trim();
  const { list, isSearching, tenants } = useTenants(search);
  return (
    <Stack component="main" gap="md" maw={1080} mx="auto" p="lg">
      <title>テナント | STAFee 運用コンソール</title>
      <Stack gap={2}>
        <Title order={1}>テナント</Title>
        <Text c="dimmed">契約の情報だけを表示します。お客様のデータは表示できません。</Text>
      </Stack>
      {list.error === null ? null : (
        <Notice tone="bad" isUrgent>
          {sayFailure(list.error)}
        </Notice>
      )}
      <search>
        <TextInput
          type="search"
          label="企業コード・会社名で探す"
          maw={360}
          value={typed}
          onChange={({ currentTarget: { value } }) => type(value)}
        />
      </search>
      {list.isPending ? <Waiting rows={3} /> : null}
      {list.data === undefined ? null : (
        <Box className="sf-paper" p="md" aria-live="polite">
          <Found tenants={tenants} search={search} isSearching={isSearching} />
        </Box>
      )}
      {list.hasNextPage && search === '' ? (
        <Group>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            続きを表示
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
};
