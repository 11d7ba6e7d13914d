import { Group, Input, Text } from '@mantine/core';
import type { InboxItem } from '#web/approvals/approvals-api.ts';
import { listVotes } from '#contract/approvals.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { SearchField } from '#web/ui/search-field.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { choicesOf, type InboxSearch } from '#web/approvals/inbox-search.ts';

export const searchFieldId = 'inbox-text';

type InboxFiltersProps = {
  readonly items: readonly InboxItem[];
  readonly search: InboxSearch;
  readonly onChange: (parts: Readonly<Record<string, string>>) => void;
};

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  /** Value and words. */
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
};

const Choice = ({ label, value, choices, onChoose }: ChoiceProps) => (
  <Input
    component="select"
    size="xs"
    aria-label={label}
    pointer
    value={value}
    onChange={({ currentTarget }) => onChoose(currentTarget.value)}
  >
    {choices.map(([one, words]) => (
      <option key={one} value={one}>
        {words}
      </option>
    ))}
  </Input>
);

const withAll = (words: string, choices: readonly string[]) => [
  ['', words] as const,
  ...choices.map((one) => [one, one] as const),
];

const findings = [
  ['', '確認事項：すべて'],
  ['with', '確認事項あり'],
  ['without', '確認事項なし'],
] as const;

/** What is shown of the whole inbox; a choice that leads nowhere is not offered. */
export const InboxFilters = ({ items, search, onChange }: InboxFiltersProps) => {
  const [steps, departments] = [choicesOf(items, 'stepName'), choicesOf(items, 'departmentName')];
  return (
    <search>
      <Group gap="xs">
        <Text component="label" htmlFor={searchFieldId} size="xs" fw={600}>
          件名・番号・申請者・部門・内容で探す
        </Text>
        <SearchField
          id={searchFieldId}
          size="xs"
          w={200}
          leftSection={<Icon name="search" size={14} />}
          text={search.text}
          maxLength={mostIn(listVotes, 'text')}
          onText={(text) => onChange({ text })}
        />
        <Choice
          label="確認事項"
          value={search.findings === 'all' ? '' : search.findings}
          choices={findings}
          onChoose={(value) => onChange({ findings: value })}
        />
        {departments.length < 2 ? null : (
          <Choice
            label="部門"
            value={search.department}
            choices={withAll('部門：すべて', departments)}
            onChoose={(value) => onChange({ department: value })}
          />
        )}
        {steps.length < 2 ? null : (
          <Choice
            label="段階"
            value={search.step}
            choices={withAll('段階：すべて', steps)}
            onChoose={(value) => onChange({ step: value })}
          />
        )}
      </Group>
    </search>
  );
};
