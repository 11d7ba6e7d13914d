import { Group } from '@mantine/core';
import { listApplicants } from '#contract/claims.ts';
import { departments } from '#contract/masters/departments.ts';
import { listJournals } from '#contract/journals.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useMay } from '#web/api/session.tsx';
import { ApplicantSearch } from '#web/search/applicant-search.view.tsx';
import { DepartmentSearch } from '#web/search/department-search.view.tsx';
import type { JournalSearch } from '#web/search/journal-conditions.ts';
import { PeriodSearch } from '#web/search/period-search.view.tsx';
import { useItemsAndAccounts } from '#web/search/search-api.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';
import { TextSearch } from '#web/ui/text-search.tsx';
import { useFurtherSearch } from '#web/search/use-further-search.tsx';
import { NumberSearch, YenSearch } from '#web/search/yen-search.view.tsx';

type BarProps = { readonly search: JournalSearch };

const AccountSearch = ({ search }: BarProps) => {
  const { accounts, failing } = useItemsAndAccounts();
  return (
    <FoundChoice
      {...failing}
      label="勘定科目"
      className="sf-filter-short"
      data={accounts.map(({ code, name }) => ({
        value: code,
        label: `${name}（${code}）`,
      }))}
      value={search.accountCode ?? ''}
      clearLabel="勘定科目の指定を外す"
      whenEmpty="該当する勘定科目がありません"
      onChange={(account) => search.change({ account })}
    />
  );
};

const FurtherSearch = ({ search }: BarProps) => (
  <>
    <AccountSearch search={search} />
    {useMay(departments.list) ? (
      <DepartmentSearch
        today={search.today}
        departmentId={search.departmentId}
        onDepartment={(department) => search.change({ department })}
      />
    ) : null}
    {useMay(listApplicants) ? (
      <ApplicantSearch
        applicantId={search.applicantId}
        onApplicant={(applicant) => search.change({ applicant })}
      />
    ) : null}
    <YenSearch least={search.least} most={search.most} onRange={search.change} />
    <NumberSearch label="仕訳番号" value={search.serial} onValue={(serial) => search.change({ serial })} />
  </>
);

/** What the books are narrowed by; all of it stands in the address. On a phone the rest is one tap away. */
export const JournalBar = ({ search }: BarProps) => {
  const { accountCode, departmentId, applicantId, least, most, serial } = search;
  const { isShown, button } = useFurtherSearch({
    names: '科目・部門・申請者・金額・番号',
    isUsed: [accountCode, departmentId, applicantId, least, most, serial].some((one) => one !== undefined),
  });
  return (
    <Group gap={8} mb={8} align="flex-end" className="sf-dense-form sf-no-print">
      <PeriodSearch
        label="期間（計上日）"
        today={search.today}
        period={search.period}
        periods={search.periods}
        onPeriod={(month) => search.change({ month })}
      />
      {isShown ? <FurtherSearch search={search} /> : null}
      <TextSearch
        label="摘要・補助科目・申請番号"
        maxLength={mostIn(listJournals, 'text')}
        {...(search.text === undefined ? {} : { text: search.text })}
        onText={(text) => search.change({ text })}
      />
      {button}
    </Group>
  );
};
