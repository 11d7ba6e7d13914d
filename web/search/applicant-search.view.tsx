import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { listApplicants } from '#contract/claims.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { failing, useApplicants } from '#web/search/search-api.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';

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
  const found = useApplicants({ text: waited === '' ? undefined : waited });
  const people = [
    ...new Map(
      [...(chosen.data?.items ?? []), ...(found.data?.items ?? [])].map((person) => [
        person.id,
        { value: person.id, label: labelOf(person) },
      ]),
    ).values(),
  ];
  return (
    <FoundChoice
      {...failing(chosen, found)}
      label="申請者"
      className="sf-filter-select"
      data={people}
      value={applicantId ?? ''}
      clearLabel="申請者の指定を外す"
      whenEmpty={found.isPending ? '探しています…' : '該当する人がいません'}
      description={found.data?.isCut === true ? '名前の一部を入力すると絞り込めます' : undefined}
      onTyped={type}
      onChange={onApplicant}
    />
  );
};
