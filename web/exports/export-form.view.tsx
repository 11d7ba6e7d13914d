import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Replacement, UnmappableCharacter } from '#web/api/contract.ts';
import { characterGroups } from '#web/exports/export-words.ts';
import { Notice } from '#web/ui/notice.tsx';

type Option = { readonly value: string; readonly label: string };

type ExportChoiceProps = {
  readonly months: readonly Option[];
  readonly month: string;
  readonly onMonth: (month: string) => void;
};

export const ExportChoice = ({ months, month, onMonth }: ExportChoiceProps) => (
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
    <Select
      label="会計ソフト"
      data={[{ value: 'yayoi', label: '弥生会計（CSV）' }]}
      value="yayoi"
      allowDeselect={false}
      w={220}
    />
  </Group>
);

type ReplacementFormProps = {
  readonly characters: readonly UnmappableCharacter[];
  readonly isBusy: boolean;
  readonly onRetry: (replacements: readonly Replacement[]) => void;
};

/** Characters that CP932 cannot hold: where each stands, and what to write instead. */
export const ReplacementForm = ({ characters, isBusy, onRetry }: ReplacementFormProps) => {
  const groups = characterGroups(characters);
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const replacements = groups.map(({ character }) => ({ character, with: chosen[character] ?? '' }));
  return (
    <Notice tone="warn" title="会計ソフトのファイルで使えない文字があります" isUrgent>
      <Stack gap="sm" mt="xs">
        <Text size="sm">
          置き換える文字を入力して、もう一度出力してください。空欄のままにすると、その文字を取り除きます。
        </Text>
        {groups.map(({ character, code, places }) => (
          <TextInput
            key={character}
            label={`「${character}」（${code}）の代わりの文字`}
            description={places}
            maxLength={10}
            value={chosen[character] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              choose((before) => ({ ...before, [character]: value }))
            }
          />
        ))}
        <Group>
          <Button size="sm" loading={isBusy} onClick={() => onRetry(replacements)}>
            置き換えて出力する
          </Button>
        </Group>
      </Stack>
    </Notice>
  );
};
