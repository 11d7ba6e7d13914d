import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { shownState } from '#domain/masters/states.ts';
import { departments } from '#contract/masters/departments.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { failing } from '#web/search/search-api.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';

/** Departments whose name or code has the words. */
const useDepartments = (words: string, isEnabled: boolean) =>
  useAnswer(
    departments.list,
    { query: { limit: '50', words, ended: 'with' } },
    { enabled: isEnabled, staysUntilNext: true },
  );

type DepartmentSearchProps = {
  readonly today: string;
  readonly departmentId: string | undefined;
  readonly onDepartment: (departmentId: string) => void;
};

/** A department, found by name or code on the server; '' is none in particular. */
export const DepartmentSearch = ({ today, departmentId, onDepartment }: DepartmentSearchProps) => {
  const [typed, type] = useState('');
  const [waited] = useDebouncedValue(typed.trim().slice(0, mostIn(departments.list, 'words')), 250);
  const found = useDepartments(waited, true);
  const chosen = useDepartments(departmentId ?? '', departmentId !== undefined);
  const entries = [...(chosen.data?.items ?? []), ...(found.data?.items ?? [])];
  const data = new Map(
    entries.map(({ id, states }) => [id, `${shownState(states, today)?.['name'] ?? id}（${id}）`]),
  );
  return (
    <FoundChoice
      {...failing(chosen, found)}
      label="部門（下位を含む）"
      className="sf-filter-short"
      data={[...data].map(([value, label]) => ({ value, label }))}
      value={departmentId ?? ''}
      clearLabel="部門の指定を外す"
      whenEmpty={found.isPending ? '探しています…' : '該当する部門がありません'}
      onTyped={type}
      onChange={onDepartment}
    />
  );
};
