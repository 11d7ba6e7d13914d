import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Me } from '#web/api/contract.ts';
import { useMe } from '#web/api/session.tsx';
import { ClaimPages } from '#web/claims/claim-pages.view.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const tabs = [
  { value: 'submitted', label: '承認待ち' },
  { value: 'approved', label: '承認済み・確定待ち' },
  { value: 'confirmed', label: '確定済み' },
];

const Claims = ({ status }: { readonly status: string }) => (
  <ClaimPages
    ask={{ scope: 'company', status }}
    isCompany
    whenNone={
      <Empty
        icon="building"
        title="この状態の申請はありません"
        hint="新しい申請が進むと、ここに表示されます。"
      />
    }
  />
);

/** Who only reads is not told what to do. */
const leadFor = ({ user }: Me): string =>
  user.roles.includes('accountant')
    ? '承認済みの申請を開いて確定すると、仕訳が計上されます。'
    : '提出された申請を閲覧できます。';

/** The whole company's claims, for 経理 and 監査. */
export const CompanyClaimsPage = () => {
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') ?? 'approved';
  return (
    <>
      <PageHead title="会社全体の申請" lead={leadFor(useMe())} />
      <Tabs
        value={status}
        onChange={(next) => setSearch(next === null ? {} : { status: next }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value }) => (
          <Tabs.Panel key={value} value={value}>
            <Claims status={value} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
};
