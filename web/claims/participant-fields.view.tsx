import { Button, Checkbox, Fieldset, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { flushSync } from 'react-dom';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import type { GuestDraft, LineDraft } from '#web/claims/line-draft.ts';
import { itemOfLine, type LineFieldsProps } from '#web/claims/line-fields.ts';
import { Placed } from '#web/claims/placed.view.tsx';
import { requiredFields } from '#web/claims/required-fields.ts';
import { DigitsField } from '#web/ui/digits-field.tsx';
import { Icon } from '#web/ui/icons.tsx';

type GuestProps = LineFieldsProps & { readonly guest: GuestDraft; readonly index: number };

const guestFields = [
  { name: 'company', label: '会社名' },
  { name: 'name', label: '氏名' },
  { name: 'relation', label: '関係' },
] as const;

const GuestRow = ({ guest, index, onChange }: GuestProps) => (
  <Group align="flex-end" gap="xs" wrap="nowrap" className="sf-guest">
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs" style={{ flexGrow: 1 }}>
      {guestFields.map(({ name, label }) => (
        <TextInput
          key={name}
          label={`${label}（${index + 1}人目）`}
          value={guest[name]}
          maxLength={mostOfLine(`participants.outside.${name}`)}
          onChange={({ currentTarget: { value } }) =>
            onChange((before) => ({
              ...before,
              guests: before.guests.map((old, at) => (at === index ? { ...old, [name]: value } : old)),
            }))
          }
        />
      ))}
    </SimpleGrid>
    <Button
      variant="default"
      size="sm"
      style={{ flexShrink: 0 }}
      aria-label={`社外の参加者${index + 1}人目を削除`}
      onClick={({ currentTarget }) => {
        const people = currentTarget.closest('fieldset');
        flushSync(() => onChange((before) => ({ ...before, guests: before.guests.toSpliced(index, 1) })));
        people?.querySelector<HTMLElement>('.sf-add-guest')?.focus();
      }}
    >
      削除
    </Button>
  </Group>
);

const AddGuest = ({ onChange, label }: Pick<LineFieldsProps, 'onChange'> & { readonly label: string }) => (
  <Group>
    <Button
      variant="light"
      size="sm"
      className="sf-add-guest"
      leftSection={<Icon name="add" size={16} />}
      onClick={({ currentTarget }) => {
        const people = currentTarget.closest('fieldset');
        flushSync(() =>
          onChange((before) => ({
            ...before,
            isStaffOnly: false,
            guests: [...before.guests, { company: '', name: '', relation: '' }],
          })),
        );
        people?.querySelector<HTMLElement>('.sf-guest:nth-last-child(1 of .sf-guest) input')?.focus();
      }}
    >
      {label}
    </Button>
  </Group>
);

const staffMeals = [
  { value: 'entertainment', label: '接待交際費（社内の飲食）' },
  { value: 'welfare', label: '福利厚生費（全社員の行事など）' },
  { value: 'meeting', label: '会議費（会議の飲食）' },
];

const isStaffMeal = (value: string | null): value is LineDraft['staffMealAs'] =>
  staffMeals.some((option) => option.value === value);

/** 社内飲食 is 交際費 unless a reason makes it something else; 経理 sees the reason. */
const StaffMeal = ({ line, onChange }: LineFieldsProps) => (
  <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
    <Select
      label="社内の飲食の種類"
      data={staffMeals}
      value={line.staffMealAs}
      allowDeselect={false}
      onChange={(value) => {
        if (isStaffMeal(value)) onChange((before) => ({ ...before, staffMealAs: value }));
      }}
    />
    {line.staffMealAs === 'entertainment' ? null : (
      <TextInput
        label="その理由"
        withAsterisk
        value={line.staffMealReason}
        maxLength={mostOfLine('participants.staffMeal.reason')}
        onChange={({ currentTarget: { value } }) =>
          onChange((before) => ({ ...before, staffMealReason: value }))
        }
      />
    )}
  </SimpleGrid>
);

const Guests = (props: LineFieldsProps) => {
  const { line, form, onChange } = props;
  const isEntertainment = itemOfLine(line, form)?.kind === 'entertainment';
  return (
    <>
      {line.guests.map((guest, index) => (
        <GuestRow key={index} {...props} guest={guest} index={index} />
      ))}
      {line.guests.length === 0 ? (
        <Checkbox
          label="社外の参加者はいない（社内の人だけ）"
          checked={line.isStaffOnly}
          onChange={({ currentTarget: { checked } }) =>
            onChange((before) => ({ ...before, isStaffOnly: checked }))
          }
        />
      ) : null}
      {isEntertainment && line.isStaffOnly && line.guests.length === 0 ? <StaffMeal {...props} /> : null}
      <AddGuest onChange={onChange} label="社外の参加者を追加" />
    </>
  );
};

/** Who was given something or played: 相手先 of gifts, golf and 慶弔. */
export const RecipientFields = (props: LineFieldsProps) => (
  <Placed {...props} field="participants.outside" isGroup>
    <Fieldset legend="相手先" variant="filled" radius="md">
      <Stack gap="sm">
        {props.line.guests.map((guest, index) => (
          <GuestRow key={index} {...props} guest={guest} index={index} />
        ))}
        <AddGuest onChange={props.onChange} label="相手先を追加" />
      </Stack>
    </Fieldset>
  </Placed>
);

/** Who ate: the record that keeps a meal out of 交際費 (措置法61条の4). */
export const ParticipantFields = (props: LineFieldsProps) => {
  const { line, faults, onChange } = props;
  return (
    <Placed {...props} field="participants" isGroup>
      <Fieldset legend="参加者とお店" variant="filled" radius="md">
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <Placed {...props} field="participants.headcount">
              <DigitsField
                label="参加人数"
                unit="名"
                description="自社の人も含む全員"
                isRequired={requiredFields(props).has('participants.headcount')}
                value={line.headcount}
                error={faultAt(faults, 'participants.headcount')}
                onChange={(headcount) => onChange((before) => ({ ...before, headcount }))}
              />
            </Placed>
            <TextInput
              label="店名"
              description="領収書のとおり"
              value={line.shop}
              maxLength={mostOfLine('participants.shop')}
              onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, shop: value }))}
            />
            <TextInput
              label="店の所在地"
              description="市区町村まで"
              value={line.address}
              maxLength={mostOfLine('participants.address')}
              onChange={({ currentTarget: { value } }) =>
                onChange((before) => ({ ...before, address: value }))
              }
            />
          </SimpleGrid>
          <Placed {...props} field="participants.outside" isGroup>
            <Stack gap="sm">
              <Guests {...props} />
            </Stack>
          </Placed>
        </Stack>
      </Fieldset>
    </Placed>
  );
};
