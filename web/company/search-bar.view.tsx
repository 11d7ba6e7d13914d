import { Button, Group, Select } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { searchClaims } from '#contract/claim-search.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { shownState } from '#domain/masters/states.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useMay } from '#web/api/session.tsx';
import { ApplicantSearch } from '#web/claims/applicant-search.view.tsx';
import { useClaimForm } from '#web/claims/claims-api.ts';
import { TextSearch } from '#web/claims/text-search.view.tsx';
import { useDepartments } from '#web/company/company-api.ts';
import { ownDays, valueOfDays } from '#web/company/company-period.ts';
import { isNarrowed, type CompanySearch } from '#web/company/company-search.ts';
import { YenSearch } from '#web/company/yen-search.view.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';

type SearchProps = { readonly search: CompanySearch };

const ownPeriod = '日付を指定';

/** First and last day, where somebody wants others than a year's or a month's. */
const DaysSearch = ({ search }: SearchProps) => {
  const { from, to } = search.period;
  const [typed, type] = useState<{ readonly from: string; readonly to: string }>({ from, to });
  const change = (part: 'from' | 'to') => (day: string) => {
    const next = { ...typed, [part]: day };
    type(next);
    if (ownDays(valueOfDays(next)) !== undefined) search.change({ period: valueOfDays(next) });
  };
  const isComplete = isCalendarDate(typed.from) && isCalendarDate(typed.to);
  const error =
    isComplete && ownDays(valueOfDays(typed)) === undefined ? '1年以内の期間にしてください' : undefined;
  return (
    <>
      <DateField label="開始日" value={typed.from} today={search.today} onChange={change('from')} />
      <DateField label="終了日" value={typed.to} today={search.today} onChange={change('to')} error={error} />
    </>
  );
};

const PeriodSearch = ({ search }: SearchProps) => {
  const { period, periods } = search;
  const isOwn = ownDays(period.value) !== undefined;
  return (
    <>
      <Select
        label="期間（最初の申請日）"
        className="sf-filter-period"
        data={[
          ...periods.map(({ group, items }) => ({
            group,
            items: items.map(({ value, label }) => ({ value, label })),
          })),
          { group: 'その他', items: [{ value: ownPeriod, label: ownPeriod }] },
        ]}
        value={isOwn ? ownPeriod : period.value}
        allowDeselect={false}
        maxDropdownHeight={360}
        onChange={(value) => {
          const isDefault = value === periods[0]?.items[0]?.value;
          search.change({
            period: isDefault || value === null ? '' : value === ownPeriod ? valueOfDays(period) : value,
          });
        }}
      />
      {isOwn ? <DaysSearch search={search} /> : null}
    </>
  );
};

const DepartmentSearch = ({ search }: SearchProps) => {
  const [typed, type] = useState('');
  const [waited] = useDebouncedValue(typed.trim().slice(0, 100), 250);
  const found = useDepartments(waited, true);
  const chosen = useDepartments(search.departmentId ?? '', search.departmentId !== undefined);
  const entries = [...(chosen.data?.items ?? []), ...(found.data?.items ?? [])];
  const data = new Map(
    entries.map(({ id, states }) => [id, `${shownState(states, search.today)?.['name'] ?? id}（${id}）`]),
  );
  return (
    <Select
      label="部門（下位を含む）"
      className="sf-filter-short"
      data={[...data].map(([value, label]) => ({ value, label }))}
      value={search.departmentId ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': '部門の指定を外す' }}
      searchValue={typed}
      onSearchChange={type}
      filter={({ options }) => options}
      nothingFoundMessage={found.isPending ? '探しています…' : '該当する部門がありません'}
      onChange={(id) => search.change({ department: id ?? '' })}
    />
  );
};

const ItemSearch = ({ search }: SearchProps) => {
  const items = useClaimForm().data?.items ?? [];
  return (
    <Select
      label="経費科目"
      className="sf-filter-short"
      data={items.map(({ code, name }) => ({ value: code, label: name }))}
      value={search.itemCode ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': '経費科目の指定を外す' }}
      nothingFoundMessage="該当する経費科目がありません"
      onChange={(code) => search.change({ item: code ?? '' })}
    />
  );
};

/** Whose, of what and how much. */
const FurtherSearch = ({ search }: SearchProps) => (
  <>
    {useMay('applicants.read') ? (
      <ApplicantSearch
        applicantId={search.applicantId}
        onApplicant={(applicant) => search.change({ applicant })}
      />
    ) : null}
    {useMay('departments.read') ? <DepartmentSearch search={search} /> : null}
    <ItemSearch search={search} />
    <YenSearch
      label="金額（以上）"
      value={search.least}
      onValue={(value) => search.change({ least: value === undefined ? '' : `${value}` })}
    />
    <YenSearch
      label="金額（以下）"
      value={search.most}
      onValue={(value) => search.change({ most: value === undefined ? '' : `${value}` })}
    />
  </>
);

/** What the company's claims are narrowed by; all of it stands in the address. On a phone the rest is one tap away. */
export const SearchBar = ({ search }: SearchProps) => {
  const isWide = useIsWide();
  const [isOpen, { toggle }] = useDisclosure(isNarrowed({ ...search, text: undefined }));
  return (
    <Group gap={8} mb={8} align="flex-end" className="sf-dense-form">
      <PeriodSearch search={search} />
      {isWide || isOpen ? <FurtherSearch search={search} /> : null}
      <TextSearch
        label="件名・申請番号・申請者・支払先"
        maxLength={mostIn(searchClaims, 'text')}
        {...(search.text === undefined ? {} : { text: search.text })}
        onText={(text) => search.change({ text })}
      />
      {isWide ? null : (
        <Button variant="subtle" size="sm" aria-expanded={isOpen} onClick={toggle}>
          {isOpen ? '条件を閉じる' : '申請者・部門・科目・金額で絞り込む'}
        </Button>
      )}
    </Group>
  );
};
