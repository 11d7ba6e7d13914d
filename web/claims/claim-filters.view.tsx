import { Group, Select } from '@mantine/core';
import { mostSearched } from '#web/claims/field-lengths.ts';
import { TextSearch } from '#web/ui/text-search.tsx';
import type { ListSearch } from '#web/claims/use-list-search.ts';

/** What one's own list is narrowed by; all of it stands in the address. */
export const ClaimFilters = ({ search }: { readonly search: ListSearch }) => (
  <Group gap="sm" mb="md" align="flex-end">
    <Select
      label="期間（作成日）"
      className="sf-filter-select"
      data={search.periods.map(({ value, label }) => ({ value, label }))}
      value={search.period.value}
      allowDeselect={false}
      onChange={(value) => {
        const isDefault = search.periods.some((one) => one.isThisYear && one.value === value);
        search.change({ year: isDefault ? '' : (value ?? '') });
      }}
    />
    <TextSearch
      label="件名・申請番号"
      maxLength={mostSearched}
      {...(search.text === undefined ? {} : { text: search.text })}
      onText={(text) => search.change({ text })}
    />
  </Group>
);
