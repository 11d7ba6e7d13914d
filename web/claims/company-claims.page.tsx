import { Tabs } from '@mantine/core';
import { holds } from '#domain/rights/reach.ts';
import type { Me } from '#web/api/page-session.ts';
import { useMe } from '#web/api/session.tsx';
import { ClaimFilters } from '#web/claims/claim-filters.view.tsx';
import { ClaimPages } from '#web/claims/claim-pages.view.tsx';
import { useListSearch, type ListSearch } from '#web/claims/use-list-search.ts';
import { Empty } from '#web/ui/empty.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const waiting = { value: 'approved', label: '確定待ち' } as const;
const tabs = [
  { value: 'submitted', label: '承認待ち' },
  waiting,
  { value: 'confirmed', label: '確定済み' },
  { value: 'returned', label: '差戻し' },
  { value: 'rejected', label: '却下' },
] as const;
type Tab = (typeof tabs)[number];

const Claims = ({ search, tab }: { readonly search: ListSearch; readonly tab: Tab }) => {
  const isNarrowed = search.text !== undefined || search.applicantId !== undefined;
  return (
    <ClaimPages
      scope="company"
      status={tab.value}
      search={search}
      what={isNarrowed ? `条件に合う「${tab.label}」の申請` : `「${tab.label}」の申請`}
      isNarrowed={isNarrowed}
      onWiden={() => search.change({ text: '', applicant: '' })}
      whenNone={
        <Empty
          icon="building"
          title={`「${tab.label}」の申請はありません`}
          hint="新しい申請が進むと、ここに表示されます。"
        />
      }
    />
  );
};

/** Who only reads is not told what to do. */
const leadFor = ({ rights }: Me): string =>
  holds(rights, 'claims.confirm')
    ? '承認済みの申請を開いて確定すると、仕訳が計上されます。'
    : '提出された申請を閲覧できます。';

/** The whole company's claims, for 経理 and 監査. */
export const CompanyClaimsPage = () => {
  const search = useListSearch();
  const tab = tabs.find(({ value }) => value === search.status) ?? waiting;
  return (
    <>
      <PageHead title="会社全体の申請" lead={leadFor(useMe())} />
      <Tabs
        value={tab.value}
        onChange={(next) => search.change({ status: next === waiting.value ? '' : (next ?? '') })}
        keepMounted={false}
      >
        <Tabs.List mb="md" className="sf-tabs">
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <ClaimFilters search={search} isCompany />
        <Tabs.Panel value={tab.value}>
          <Claims search={search} tab={tab} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
};
