import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { holdsWords, searchWordsOf } from '#domain/text/typed-text.ts';
import { listApplicants } from '#contract/claims.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useApplicants } from '#web/search/search-api.ts';

const labelOf = ({ name, isActive }: { readonly name: string; readonly isActive: boolean }): string =>
  isActive ? name : `${name}（利用停止）`;

type ApplicantSearchProps = {
  readonly applicantId: string | undefined;
  readonly onApplicant: (applicantId: string) => void;
};

/** A person, found by his name on the server; '' is nobody in particular. */
export const ApplicantSearch = ({ applicantId, onApplicant }: ApplicantSearchProps) => {
  const [typed, type] = useState('');
  const [waited] = useDebouncedValue(typed.trim().slice(0, mostIn(listApplicants, 'text')), 250);
  const chosen = useApplicants({ id: applicantId });
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
      value={applicantId ?? null}
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
      onChange={(id) => onApplicant(id ?? '')}
    />
  );
};
