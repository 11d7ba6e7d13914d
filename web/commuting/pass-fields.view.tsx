import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { mostSections, passKinds, passMonths } from '#domain/commuting/commuter-pass.ts';
import {
  emptySection,
  kindIn,
  monthsIn,
  type PassDraft,
  type SectionDraft,
} from '#web/commuting/pass-draft.ts';
import { kindWords, routeWords, type ShownPass } from '#web/commuting/pass-words.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';

type Change = (change: Partial<PassDraft>) => void;
type FieldsProps = {
  readonly draft: PassDraft;
  readonly change: Change;
  readonly faultAt: (path: string) => string | undefined;
  /** Those in whose place it may come. */
  readonly standing: readonly ShownPass[];
};

type RemoveProps = { readonly name: string; readonly onRemove: (() => void) | undefined };

/** The last section stays. */
const Remove = ({ name, onRemove }: RemoveProps) =>
  onRemove === undefined ? null : (
    <Group>
      <Button size="compact-sm" variant="subtle" onClick={onRemove}>
        {name}を取り除く
      </Button>
    </Group>
  );

const SectionFields = ({
  section,
  at,
  faultAt,
  onChange,
  onRemove,
}: {
  readonly section: SectionDraft;
  readonly at: number;
  readonly faultAt: FieldsProps['faultAt'];
  readonly onChange: (section: SectionDraft) => void;
  readonly onRemove: (() => void) | undefined;
}) => {
  const name = `区間${at + 1}`;
  return (
    <Stack
      gap="xs"
      component="fieldset"
      m={0}
      p="sm"
      style={{ border: '1px solid #d5dde3', borderRadius: 4 }}
    >
      <Text component="legend" size="sm" fw={600}>
        {name}
      </Text>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="事業者"
          description="例：JR東日本、○○バス"
          required
          withAsterisk={false}
          value={section.operator}
          error={faultAt(`content.sections.${at}.operator`)}
          onChange={({ currentTarget: { value } }) => onChange({ ...section, operator: value })}
        />
        <TextInput
          label="路線（任意）"
          description="例：東海道線"
          value={section.line}
          error={faultAt(`content.sections.${at}.line`)}
          onChange={({ currentTarget: { value } }) => onChange({ ...section, line: value })}
        />
      </Group>
      <Textarea
        label="駅・停留所（乗る順に）"
        description="改行・「→」・「、」で区切ります。定期券で途中下車できる駅のうち、経由がわかるものを順に入力します。"
        required
        withAsterisk={false}
        autosize
        minRows={2}
        value={section.stations}
        error={faultAt(`content.sections.${at}.stations`)}
        onChange={({ currentTarget: { value } }) => onChange({ ...section, stations: value })}
      />
      <Remove name={name} onRemove={onRemove} />
    </Stack>
  );
};

const Sections = ({ draft, change, faultAt }: FieldsProps) => {
  const { sections } = draft;
  const put = (at: number, section: SectionDraft): void =>
    change({ sections: sections.map((one, index) => (index === at ? section : one)) });
  return (
    <Stack gap="sm">
      {sections.map((section, at) => (
        <SectionFields
          // Rows have no name of their own: they are known by their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          section={section}
          at={at}
          faultAt={faultAt}
          onChange={(next) => put(at, next)}
          onRemove={
            sections.length === 1
              ? undefined
              : () => change({ sections: sections.filter((_one, index) => index !== at) })
          }
        />
      ))}
      {sections.length < mostSections ? (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => change({ sections: [...sections, emptySection] })}
          >
            区間を追加する
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
};

/** A renewal says which one it comes after. */
const Replaces = ({ draft, change, faultAt, standing }: FieldsProps) =>
  standing.length === 0 ? null : (
    <NativeSelect
      label="更新する定期券（任意）"
      description="選ぶと、新しい定期券の開始日の前日で、前の定期券が終わります。"
      value={draft.replaces}
      error={faultAt('content.replaces')}
      data={[
        { value: '', label: '新しく登録する' },
        ...standing.map((pass) => ({ value: pass.id, label: routeWords(pass) })),
      ]}
      onChange={({ currentTarget: { value } }) => change({ replaces: value })}
    />
  );

/** 通勤定期 as it was bought. */
export const PassFields = (props: FieldsProps) => {
  const { draft, change, faultAt } = props;
  const [today] = useState(() => todayInJapan(Date.now()));
  return (
    <Stack gap="sm">
      <Group grow align="flex-start" gap="sm">
        <NativeSelect
          label="種類"
          value={draft.kind}
          data={passKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
          onChange={({ currentTarget: { value } }) => change({ kind: kindIn(value) })}
        />
        <NativeSelect
          label="購入の単位"
          value={String(draft.months)}
          data={passMonths.map((months) => ({ value: String(months), label: `${months}か月` }))}
          onChange={({ currentTarget: { value } }) => change({ months: monthsIn(value) })}
        />
      </Group>
      <Sections {...props} />
      <Group grow align="flex-start" gap="sm">
        <DateField
          label="有効期間の開始日"
          today={today}
          value={draft.validFrom}
          error={faultAt('content.validFrom')}
          onChange={(validFrom) => change({ validFrom })}
        />
        <DateField
          label="有効期間の終了日"
          today={today}
          around={draft.validFrom === '' ? today : draft.validFrom}
          value={draft.validTo}
          error={faultAt('content.validTo')}
          onChange={(validTo) => change({ validTo })}
        />
      </Group>
      <TextInput
        label="購入額（円）"
        inputMode="numeric"
        required
        withAsterisk={false}
        value={draft.cost}
        error={faultAt('content.costYen')}
        onChange={({ currentTarget: { value } }) => change({ cost: value })}
      />
      <Replaces {...props} />
    </Stack>
  );
};
