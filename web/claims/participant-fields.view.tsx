import { Button, Checkbox, Fieldset, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { faultAt } from '#web/api/problem.ts';
import type { GuestDraft } from '#web/claims/line-draft.ts';
import type { LineFieldsProps } from '#web/claims/line-fields.ts';
import { Placed } from '#web/claims/placed.view.tsx';
import { DigitsField } from '#web/ui/digits-field.tsx';
import { Icon } from '#web/ui/icons.tsx';

type GuestProps = LineFieldsProps & { readonly guest: GuestDraft; readonly index: number };

const guestFields = [
  { name: 'company', label: '会社名' },
  { name: 'name', label: '氏名' },
  { name: 'relation', label: '関係' },
] as const;

const GuestRow = ({ guest, index, onChange }: GuestProps) => (
  <Group align="flex-end" gap="xs" wrap="nowrap">
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs" style={{ flexGrow: 1 }}>
      {guestFields.map(({ name, label }) => (
        <TextInput
          key={name}
          label={`${label}（${index + 1}人目）`}
          value={guest[name]}
          maxLength={100}
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
      onClick={() => onChange((before) => ({ ...before, guests: before.guests.toSpliced(index, 1) }))}
    >
      削除
    </Button>
  </Group>
);

const Guests = (props: LineFieldsProps) => {
  const { line, onChange } = props;
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
      <Group>
        <Button
          variant="light"
          size="sm"
          leftSection={<Icon name="add" size={16} />}
          onClick={() =>
            onChange((before) => ({
              ...before,
              isStaffOnly: false,
              guests: [...before.guests, { company: '', name: '', relation: '' }],
            }))
          }
        >
          社外の参加者を追加
        </Button>
      </Group>
    </>
  );
};

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
                value={line.headcount}
                error={faultAt(faults, 'participants.headcount')}
                onChange={(headcount) => onChange((before) => ({ ...before, headcount }))}
              />
            </Placed>
            <TextInput
              label="店名"
              description="領収書のとおり"
              value={line.shop}
              maxLength={100}
              onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, shop: value }))}
            />
            <TextInput
              label="店の所在地"
              description="市区町村まで"
              value={line.address}
              maxLength={200}
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
