import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import {
  type AnnouncementKind,
  everyAnnouncementKind,
  isAnnouncementKind,
  kindFacts,
} from '#domain/announcements/announcement-kinds.ts';
import { releaseNotes } from '#domain/announcements/release-notes.ja.ts';
import { faultAt, type FieldFault, sayFailure } from '#web/api/problem.ts';
import { type Draft, draftOfNote } from '#web/operator/announcement-draft.ts';
import { AnnouncementFieldInputs } from '#web/operator/announcement-fields.view.tsx';
import { AudienceField } from '#web/operator/audience-field.tsx';
import { Notice } from '#web/ui/notice.tsx';

type FormProps = {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly faults: readonly FieldFault[];
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onDraft: (draft: Draft) => void;
  readonly onSubmit: (form: HTMLFormElement) => void;
};

const NoteChoice = ({ draft, onDraft }: Pick<FormProps, 'draft' | 'onDraft'>) => (
  <NativeSelect
    label="リリースノートから作成"
    description="選択すると、空欄の件名・内容・影響などに文章が入ります。入力済みの欄は変わりません。"
    defaultValue=""
    data={[
      { value: '', label: '使わない' },
      ...releaseNotes.map(({ release, title }) => ({ value: release, label: `${release} ${title}` })),
    ]}
    onChange={({ currentTarget: { value } }) => onDraft(draftOfNote(draft, value))}
  />
);

/** A report has the kind that fits what it reports. */
const kindsFor = ({ reportOf, kind: own }: Draft): readonly AnnouncementKind[] =>
  everyAnnouncementKind.filter((kind) =>
    reportOf === undefined ? kindFacts(kind).reports !== 'always' : kind === own,
  );

const Head = ({ draft, faults, onDraft }: Pick<FormProps, 'draft' | 'faults' | 'onDraft'>) => (
  <>
    <NativeSelect
      label="種類"
      value={draft.kind}
      error={faultAt(faults, 'kind')}
      data={kindsFor(draft).map((kind) => ({ value: kind, label: kindFacts(kind).words }))}
      onChange={({ currentTarget: { value } }) => {
        if (isAnnouncementKind(value)) onDraft({ ...draft, kind: value });
      }}
    />
    <TextInput
      label="件名"
      required
      withAsterisk={false}
      maxLength={60}
      value={draft.title}
      error={faultAt(faults, 'title')}
      onChange={({ currentTarget: { value } }) => onDraft({ ...draft, title: value })}
    />
  </>
);

/** What is typed of an お知らせ. */
export const AnnouncementForm = (props: FormProps) => {
  const { draft, isNew, faults, error, isBusy, onDraft, onSubmit } = props;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        {error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(error)}
          </Notice>
        )}
        {isNew && draft.reportOf === undefined ? <NoteChoice draft={draft} onDraft={onDraft} /> : null}
        <Head draft={draft} faults={faults} onDraft={onDraft} />
        <AnnouncementFieldInputs
          kind={draft.kind}
          typed={draft.fields}
          faults={faults}
          onType={(name, text) => onDraft({ ...draft, fields: { ...draft.fields, [name]: text } })}
        />
        <AudienceField
          audience={draft.audience}
          error={faultAt(faults, 'audience')}
          onChange={(audience) => onDraft({ ...draft, audience })}
        />
        <TextInput
          label="理由"
          description="監査証跡に残ります。お客様の業務内容や個人情報は書かないでください。"
          required
          withAsterisk={false}
          maxLength={200}
          value={draft.reason}
          error={faultAt(faults, 'reason')}
          onChange={({ currentTarget: { value } }) => onDraft({ ...draft, reason: value })}
        />
        <Group>
          <Button type="submit" loading={isBusy}>
            下書きを保存
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
