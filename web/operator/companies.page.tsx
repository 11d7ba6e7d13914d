import {
  Anchor,
  Box,
  Button,
  Group,
  NativeSelect,
  ScrollArea,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { plans, planWords } from '#domain/tenants/plans.ts';
import { sayFailure } from '#web/api/problem.ts';
import { type ListedTenant, useMayAsOperator, useTenantPages } from '#web/operator/operator-api.ts';
import { companyStates, isTenantLike, planWord, stateTone, stateWord } from '#web/operator/operator-words.ts';
import { StandingDialog, type Standing } from '#web/operator/standing-dialog.tsx';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { OnboardingsCard } from '#web/operator/contracts/onboardings-card.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type RowProps = {
  readonly tenant: ListedTenant;
  readonly onAsk?: ((standing: Standing) => void) | undefined;
};

const deeds: Readonly<Record<string, { readonly standing: Standing; readonly label: string }>> = {
  active: { standing: 'suspended', label: '利用を停止' },
  suspended: { standing: 'active', label: '利用を再開' },
};

const Row = ({ tenant, onAsk }: RowProps) => {
  const deed = deeds[tenant.state];
  return (
    <Table.Tr>
      <Table.Td>{tenant.companyCode}</Table.Td>
      <Table.Td>
        <Anchor component={Link} to={`/companies/${tenant.tenantId}`}>
          {tenant.name}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <ToneBadge tone={stateTone(tenant.state)}>{stateWord(tenant.state)}</ToneBadge>
      </Table.Td>
      <Table.Td>{planWord(tenant.plan)}</Table.Td>
      <Table.Td>{tenant.cell}</Table.Td>
      <Table.Td className="sf-number">{formatInstant(tenant.createdAt)}</Table.Td>
      {onAsk === undefined ? null : (
        <Table.Td>
          {deed === undefined ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${tenant.name}の${deed.label}を依頼`}
              onClick={() => onAsk(deed.standing)}
            >
              {deed.label}
            </Button>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  );
};

const TenantTable = ({ tenants }: { readonly tenants: readonly ListedTenant[] }) => {
  const mayAsk = useMayAsOperator('companies.suspend');
  const [asked, ask] = useState<{ readonly tenant: ListedTenant; readonly standing: Standing }>();
  return (
    <>
      <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': '会社の一覧', role: 'region' }}>
        <Table verticalSpacing="sm" miw={760} aria-label="会社">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">企業コード</Table.Th>
              <Table.Th scope="col">会社名</Table.Th>
              <Table.Th scope="col">状態</Table.Th>
              <Table.Th scope="col">プラン</Table.Th>
              <Table.Th scope="col">セル</Table.Th>
              <Table.Th scope="col">登録日時</Table.Th>
              {mayAsk ? <Table.Th scope="col">操作</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tenants.map((tenant) => (
              <Row
                key={tenant.tenantId}
                tenant={tenant}
                onAsk={mayAsk ? (standing) => ask({ tenant, standing }) : undefined}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {asked === undefined ? null : <StandingDialog {...asked} onClose={() => ask(undefined)} />}
    </>
  );
};

/** What of the list is wanted; empty words want everything. */
type Wanted = { readonly search: string; readonly state: string; readonly plan: string };

const isWanted =
  ({ search, state, plan }: Wanted) =>
  (tenant: ListedTenant): boolean =>
    isTenantLike(tenant, search) &&
    (state === '' || tenant.state === state) &&
    (plan === '' || tenant.plan === plan);

const useTenants = (wanted: Wanted) => {
  const list = useTenantPages();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  // Who searches means all tenants, not only those of the pages that were opened.
  const isNarrowed = Object.values(wanted).some((word) => word !== '');
  const isSearching = isNarrowed && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isSearching && !isFetchingNextPage) void fetchNextPage();
  }, [isSearching, isFetchingNextPage, fetchNextPage]);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return { list, isSearching, isNarrowed, tenants: all.filter(isWanted(wanted)) };
};

type FoundProps = {
  readonly tenants: readonly ListedTenant[];
  readonly search: string;
  readonly isNarrowed: boolean;
  readonly isSearching: boolean;
};

const Found = ({ tenants, search, isNarrowed, isSearching }: FoundProps) => {
  if (tenants.length > 0) return <TenantTable tenants={tenants} />;
  if (isSearching) return <Text>探しています…</Text>;
  return (
    <Text>
      {search !== ''
        ? `「${search}」に一致する会社はありません。`
        : isNarrowed
          ? '条件に合う会社はありません。'
          : '会社はまだありません。'}
    </Text>
  );
};

type SearchFieldsProps = { readonly wanted: Wanted; readonly onWanted: (wanted: Wanted) => void };

const SearchFields = ({ wanted, onWanted }: SearchFieldsProps) => (
  <search>
    <Group align="flex-end">
      <TextInput
        type="search"
        label="企業コード・会社名で探す"
        maw={360}
        value={wanted.search}
        onChange={({ currentTarget: { value } }) => onWanted({ ...wanted, search: value })}
      />
      <NativeSelect
        label="状態"
        data={[{ value: '', label: 'すべて' }, ...companyStates]}
        value={wanted.state}
        onChange={({ currentTarget: { value } }) => onWanted({ ...wanted, state: value })}
      />
      <NativeSelect
        label="プラン"
        data={[{ value: '', label: 'すべて' }, ...plans.map((value) => ({ value, label: planWords[value] }))]}
        value={wanted.plan}
        onChange={({ currentTarget: { value } }) => onWanted({ ...wanted, plan: value })}
      />
    </Group>
  </search>
);

/** The companies as their contracts know them. What a company keeps is shown under a grant of its own alone (web/operator/support). */
export const CompaniesPage = () => {
  const mayOpen = useMayAsOperator('contracts.keep');
  const [wanted, setWanted] = useState<Wanted>({ search: '', state: '', plan: '' });
  const search = wanted.search.trim();
  const { list, isSearching, isNarrowed, tenants } = useTenants({ ...wanted, search });
  return (
    <Stack gap="md">
      <PageHead title="会社" lead="契約の情報だけを表示します。お客様のデータは表示できません。">
        {mayOpen ? (
          <Button component={Link} to="/companies/new" leftSection={<Icon name="add" />}>
            新しい会社
          </Button>
        ) : null}
      </PageHead>
      <OnboardingsCard />
      {list.error === null ? null : (
        <Notice tone="bad" isUrgent>
          {sayFailure(list.error)}
        </Notice>
      )}
      <SearchFields wanted={wanted} onWanted={setWanted} />
      {list.isPending ? <Waiting rows={3} /> : null}
      {list.data === undefined ? null : (
        <Box className="sf-paper" p="md" aria-live="polite">
          <Found {...{ tenants, search, isNarrowed, isSearching }} />
        </Box>
      )}
      {isNarrowed ? null : <FurtherPages list={list} />}
    </Stack>
  );
};
