import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type SyntheticEvent } from 'react';
import { holdsWords, searchWordsOf } from '#domain/text/typed-text.ts';
import { useApplicants } from '#web/claims/claims-api.ts';
import type { ListSearch } from '#web/claims/use-list-search.ts';
import { mostSearched } from '#web/claims/field-lengths.ts';

type TextSearchProps = {
  readonly label: string;
  readonly text?: string;
  readonly onText: (text: string) => void;
};

const TextSearch = ({ label, text = '', onText }: TextSearchProps) => {
  const [typed, type] = useState(text);
  const [shown, show] = useState(text);
  // The address changed by "back" or a button: the field follows it.
  if (shown !== text) {
    show(text);
    type(text);
  }
  const search = (event: SyntheticEvent): void => {
    event.preventDefault();
    onText(typed.trim());
  };
  return (
    <search className="sf-filter-text">
      <form onSubmit={search}>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={label}
            style={{ flex: 1, minWidth: 0 }}
            value={typed}
            maxLength={mostSearched}
            enterKeyHint="search"
            autoComplete="off"
            onChange={(event) => type(event.currentTarget.value)}
            rightSection={
              typed === '' ? null : (
                <CloseButton
                  size="sm"
                  aria-label="検索語を消す"
                  onClick={() => {
                    type('');
                    onText('');
                  }}
                />
              )
            }
          />
          <Button type="submit" variant="default" size="sm">
            検索
          </Button>
        </Group>
      </form>
    </search>
  );
};

const labelOf = ({ name, isActive }: { readonly name: string; readonly isActive: boolean }): string =>
  isActive ? name : `${name}（利用停止）`;

const ApplicantSearch = ({ search }: { readonly search: ListSearch }) => {
  const [typed, type] = useState('');
  const [waited] = useDebouncedValue(typed.trim().slice(0, mostSearched), 250);
  const chosen = useApplicants({ id: search.applicantId });
  // The field shows the chosen one's label: nobody typed that.
  const isTyped = waited !== '' && !chosen.data?.items.some((person) => labelOf(person) === waited);
  const found = useApplicants({ text: isTyped ? waited : undefined });
  const people = [
    ...new Map(
      [...(chosen.data?.items ?? []), ...(found.data?.items ?? [])].map((person) => [
        person.id,
        { value: person.id, label: labelOf(person) },
      ]),
    ).values(),
  ];
  return (
    <Select
      label="申請者"
      className="sf-filter-select"
      data={people}
      value={search.applicantId ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': '申請者の指定を外す' }}
      searchValue={typed}
      onSearchChange={type}
      nothingFoundMessage={found.isPending ? '探しています…' : '該当する人がいません'}
      description={found.data?.isCut === true ? '名前の一部を入力すると絞り込めます' : undefined}
      filter={({ options, search: words }) =>
        options.filter((option) => 'label' in option && holdsWords(searchWordsOf(words), [option.label]))
      }
      onChange={(id) => search.change({ applicant: id ?? '' })}
    />
  );
};

type ClaimFiltersProps = { readonly search: ListSearch; readonly isCompany?: boolean };

/** What the list is narrowed by; all of it stands in the address. */
export const ClaimFilters = ({ search, isCompany = false }: ClaimFiltersProps) => (
  <Group gap="sm" mb="md" align="flex-end">
    <Select
      label={isCompany ? '期間（申請日）' : '期間（作成日）'}
      className="sf-filter-select"
      data={search.periods.map(({ value, label }) => ({ value, label }))}
      value={search.period.value}
      allowDeselect={false}
      onChange={(value) => {
        const isDefault = search.periods.some((one) => one.isThisYear && one.value === value);
        search.change({ year: isDefault ? '' : (value ?? '') });
      }}
    />
    {isCompany ? <ApplicantSearch search={search} /> : null}
    <TextSearch
      label={isCompany ? '件名・申請番号・申請者' : '件名・申請番号'}
      {...(search.text === undefined ? {} : { text: search.text })}
      onText={(text) => search.change({ text })}
    />
  </Group>
);
