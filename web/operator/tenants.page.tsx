import { Box, Button, Group, ScrollArea, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { sayFailure } from '#web/api/problem.ts';
import { readTenants, type ListedTenant } from '#web/operator/operator-api.ts';
import { planWord, stateWord } from '#web/operator/operator-words.ts';
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

/** The tenants as their contracts know them. What a tenant keeps is shown nowhere in this console. */
export const TenantsPage = () => {
  const list = useInfiniteQuery({
    queryKey: ['tenants'],
    queryFn: ({ pageParam, signal }) => readTenants(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const tenants = list.data?.pages.flatMap(({ items }) => items) ?? [];
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
      {list.isPending ? (
        <Waiting rows={3} />
      ) : (
        <Box className="sf-paper" p="md">
          {tenants.length === 0 ? <Text>テナントはまだありません。</Text> : <TenantTable tenants={tenants} />}
        </Box>
      )}
      {list.hasNextPage ? (
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
