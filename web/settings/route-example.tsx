import { SimpleGrid } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Asked } from '#contract/endpoint.ts';
import type { checkRoutes } from '#contract/route-checks.ts';
import { listUsers } from '#contract/user-keeping.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { type Names, offeredOf } from '#web/settings/say-value.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';
import { YenField } from '#web/ui/yen-field.tsx';

/** A claim that somebody might submit. */
export type Example = NonNullable<Asked<typeof checkRoutes>['body']['example']>;

type Applicant = { readonly id: string; readonly departmentId: string; readonly name: string };

/** Who is called so, each under the first of his posts. */
const useApplicants = (typed: string) => {
  const [text] = useDebouncedValue(typed.trim().slice(0, mostIn(listUsers, 'text')), 250);
  const { data, isPending } = useAnswer(
    listUsers,
    { query: { text, limit: '20' } },
    { staysUntilNext: true, staleTime: 60_000 },
  );
  const found = (data?.items ?? []).flatMap(({ id, name, posts }): readonly Applicant[] =>
    posts.slice(0, 1).map(({ departmentId, departmentName }) => ({
      id,
      departmentId,
      name: `${name}（${departmentName}）`,
    })),
  );
  return { found, isPending };
};

type Typed = {
  readonly applicant?: Applicant | undefined;
  readonly total: number | undefined;
  readonly itemCode: string;
};

const exampleOf = ({ applicant, total, itemCode }: Typed): Example | undefined =>
  applicant === undefined || total === undefined
    ? undefined
    : {
        applicantId: applicant.id,
        departmentId: applicant.departmentId,
        total,
        ...(itemCode === '' ? {} : { itemCode }),
      };

type ExampleProps = {
  readonly names: Names;
  readonly onExample: (example: Example | undefined) => void;
};

const choices = (entries: readonly { readonly id: string; readonly name: string }[]) =>
  [...new Map(entries.map((one) => [one.id, one])).values()].map(({ id, name }) => ({
    value: id,
    label: name,
  }));

/** Of a claim what its route rests on. */
export const ExampleFields = ({ names, onExample }: ExampleProps) => {
  const [searched, search] = useState('');
  const { found, isPending } = useApplicants(searched);
  const [typed, setTyped] = useState<Typed>({ total: 50_000, itemCode: '' });
  const { applicant, total, itemCode } = typed;
  const people = [...(applicant === undefined ? [] : [applicant]), ...found];
  const type = (next: Typed): void => {
    setTyped(next);
    onExample(exampleOf(next));
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <FoundChoice
        label="申請者"
        data={choices(people)}
        value={applicant?.id ?? ''}
        whenEmpty={isPending ? '探しています…' : '該当する人がいません'}
        clearLabel="申請者の指定を外す"
        isTypedOver
        onTyped={search}
        onChange={(id) => type({ ...typed, applicant: people.find((one) => one.id === id) })}
      />
      <YenField label="合計額" value={total} onChange={(yen) => type({ ...typed, total: yen })} />
      <FoundChoice
        label="経費科目"
        data={[{ value: '', label: '指定しない' }, ...choices(offeredOf(names.items ?? []))]}
        value={itemCode}
        whenEmpty="該当するものがありません"
        isTypedOver
        onChange={(item) => type({ ...typed, itemCode: item })}
      />
    </SimpleGrid>
  );
};
