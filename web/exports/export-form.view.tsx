import { exportUnmappable } from '#contract/refusals/exports.ts';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createExport } from '#contract/exports.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import type { ExportProblems, Replacement } from '#web/exports/exports-api.ts';
import { refusedWords, replacementGroups } from '#web/exports/export-words.ts';
import { Notice } from '#web/ui/notice.tsx';

type Option = { readonly value: string; readonly label: string };

type ExportChoiceProps = {
  readonly months: readonly Option[];
  readonly month: string;
  readonly onMonth: (month: string) => void;
  /** Of the company's settings. @default not known yet */
  readonly productName: string | undefined;
};

export const ExportChoice = ({ months, month, onMonth, productName }: ExportChoiceProps) => (
  <Group gap="md" align="flex-end">
    <Select
      label="対象の月"
      data={months}
      value={month}
      allowDeselect={false}
      w={180}
      onChange={(value) => {
        if (value !== null) onMonth(value);
      }}
    />
    <div>
      <Text size="sm" fw={600} mb={4}>
        会計ソフト
      </Text>
      <Text size="sm" py={7}>
        {productName ?? '弥生会計'}
      </Text>
    </div>
  </Group>
);

type ReplacementFormProps = {
  readonly problems: ExportProblems;
  readonly isBusy: boolean;
  readonly onRetry: (replacements: readonly Replacement[]) => void;
};

/** Characters and names that the file cannot hold: where each stands, and what to write instead. */
export const ReplacementForm = ({ problems, isBusy, onRetry }: ReplacementFormProps) => {
  const groups = replacementGroups(problems);
  const refused = refusedWords(problems);
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const replacements = groups.map(({ text }) => ({ character: text, with: chosen[text] ?? '' }));
  return (
    <Notice tone="warn" title={exportUnmappable.title} isUrgent>
      <Stack gap="sm" mt="xs">
        {refused.map((words) => (
          <Text key={words} size="sm">
            {words}
          </Text>
        ))}
        {groups.length === 0 ? null : (
          <>
            <Text size="sm">
              代わりに書く文字や短い名称を入力して、もう一度出力してください。空欄のままにすると、その文字を取り除きます。申請と仕訳の内容は変わりません。
            </Text>
            {groups.map(({ text, label, places }) => (
              <TextInput
                key={text}
                label={label}
                description={places}
                maxLength={mostIn(createExport, 'replacements.with')}
                value={chosen[text] ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  choose((before) => ({ ...before, [text]: value }))
                }
              />
            ))}
            <Group>
              <Button size="sm" loading={isBusy} onClick={() => onRetry(replacements)}>
                置き換えて出力する
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Notice>
  );
};
