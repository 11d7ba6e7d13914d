import { Stack, Textarea, TextInput } from '@mantine/core';
import {
  announcementFields,
  everyAnnouncementField,
  kindFacts,
  type AnnouncementField,
  type AnnouncementKind,
} from '#domain/announcements/announcement-kinds.ts';
import { faultAt, type FieldFault } from '#web/api/problem.ts';
import type { TypedFields } from '#web/operator/announcement-typed.ts';

type FieldsProps = {
  readonly kind: AnnouncementKind;
  readonly typed: TypedFields;
  readonly faults: readonly FieldFault[];
  readonly onType: (name: AnnouncementField, text: string) => void;
};

/** The fields that the kind asks for; what is not asked for says so. */
export const AnnouncementFieldInputs = ({ kind, typed, faults, onType }: FieldsProps) => {
  const { asks, mayHold } = kindFacts(kind);
  const shown = new Set<AnnouncementField>([...asks, ...mayHold]);
  return (
    <Stack gap="md">
      {everyAnnouncementField
        .filter((name) => shown.has(name))
        .map((name) => {
          const { words, form } = announcementFields[name];
          const isAsked = asks.includes(name);
          const common = {
            label: isAsked ? words : `${words}（任意）`,
            required: isAsked,
            withAsterisk: false,
            value: typed[name] ?? '',
            error: faultAt(faults, `fields.${name}`),
          };
          return form === 'moment' ? (
            <TextInput
              key={name}
              {...common}
              type="datetime-local"
              description="日本時間"
              maw={280}
              onChange={({ currentTarget: { value } }) => onType(name, value)}
            />
          ) : (
            <Textarea
              key={name}
              {...common}
              autosize
              minRows={name === 'content' ? 3 : 2}
              maxLength={name === 'contact' ? 300 : 2000}
              onChange={({ currentTarget: { value } }) => onType(name, value)}
            />
          );
        })}
    </Stack>
  );
};
