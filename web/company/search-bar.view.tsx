import { Group } from '@mantine/core';
import { listApplicants } from '#contract/claims.ts';
import { departments } from '#contract/masters/departments.ts';
import { searchClaims } from '#contract/claim-search.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useMay } from '#web/api/session.tsx';
import { ApplicantSearch } from '#web/search/applicant-search.view.tsx';
import { TextSearch } from '#web/ui/text-search.tsx';
import { isNarrowed, type CompanySearch } from '#web/company/company-search.ts';
import { DepartmentSearch } from '#web/search/department-search.view.tsx';
import { PeriodSearch } from '#web/search/period-search.view.tsx';
import { useItemsAndAccounts } from '#web/search/search-api.ts';
import { useFurtherSearch } from '#web/search/use-further-search.tsx';
import { YenSearch } from '#web/search/yen-search.view.tsx';
import { FoundChoice } from '#web/ui/found-choice.tsx';

type SearchProps = { readonly search: CompanySearch };

const ItemSearch = ({ search }: SearchProps) => {
  const { items, failing } = useItemsAndAccounts();
  return (
    <FoundChoice
      {...failing}
      label="経費科目"
      className="sf-filter-short"
      data={items.map(({ code, name }) => ({ value: code, label: name }))}
      value={search.itemCode ?? ''}
      clearLabel="経費科目の指定を外す"
      whenEmpty="該当する経費科目がありません"
      onChange={(item) => search.change({ item })}
    />
  );
};

/** Whose, of what and how much. */
const FurtherSearch = ({ search }: SearchProps) => (
  <>
    {useMay(listApplicants) ? (
      <ApplicantSearch
        applicantId={search.applicantId}
        onApplicant={(applicant) => search.change({ applicant })}
      />
    ) : null}
    {useMay(departments.list) ? (
      <DepartmentSearch
        today={search.today}
        departmentId={search.departmentId}
        onDepartment={(department) => search.change({ department })}
      />
    ) : null}
    <ItemSearch search={search} />
    <YenSearch least={search.least} most={search.most} onRange={search.change} />
  </>
);

/** What the company's claims are narrowed by; all of it stands in the address. On a phone the rest is one tap away. */
export const SearchBar = ({ search }: SearchProps) => {
  const { isShown, button } = useFurtherSearch({
    names: '申請者・部門・科目・金額',
    isUsed: isNarrowed({ ...search, text: undefined }),
  });
  return (
    <Group gap={8} mb={8} align="flex-end" className="sf-dense-form">
      <PeriodSearch
        label="期間（最初の申請日）"
        today={search.today}
        period={search.period}
        periods={search.periods}
        onPeriod={(period) => search.change({ period })}
      />
      {isShown ? <FurtherSearch search={search} /> : null}
      <TextSearch
        label="件名・申請番号・申請者・支払先"
        maxLength={mostIn(searchClaims, 'text')}
        {...(search.text === undefined ? {} : { text: search.text })}
        onText={(text) => search.change({ text })}
      />
      {button}
    </Group>
  );
};
