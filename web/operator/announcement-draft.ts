import { announcementFaultsOf } from '#domain/announcements/announcement-faults.ts';
import { type AnnouncementKind, reportKindOf } from '#domain/announcements/announcement-kinds.ts';
import { releaseNotes } from '#domain/announcements/release-notes.ja.ts';
import { isAnnouncementId } from '#domain/kernel/ids.ts';
import { reasonWanted } from '#contract/shapes/reason-wanted.ts';
import type { FieldFault } from '#web/api/problem.ts';
import { fieldsTyped, typedFieldsOf, type TypedFields } from '#web/operator/announcement-typed.ts';
import type { ShownAnnouncement } from '#web/operator/announcement-words.ts';
import type { TypedAudience } from '#web/operator/audience-field.tsx';

/** What the editor holds. */
export type Draft = {
  readonly kind: AnnouncementKind;
  readonly title: string;
  readonly fields: TypedFields;
  readonly audience: TypedAudience;
  readonly reportOf?: string;
  readonly releaseNote?: string;
  readonly reason: string;
};

export const emptyDraft: Draft = {
  kind: 'change',
  title: '',
  fields: {},
  audience: { to: 'all', tenantIds: [] },
  reason: '',
};

const audienceIn = ({ audience }: ShownAnnouncement): TypedAudience => ({
  to: audience.to,
  tenantIds: audience.companies.map(({ tenantId }) => tenantId),
});

/** To be changed. */
export const draftOf = (one: ShownAnnouncement): Draft => ({
  kind: one.kind,
  title: one.title,
  fields: typedFieldsOf(one.fields),
  audience: audienceIn(one),
  ...(one.reportOf === undefined ? {} : { reportOf: one.reportOf }),
  ...(one.releaseNote === undefined ? {} : { releaseNote: one.releaseNote }),
  reason: '',
});

/** How it ended, to whomever it was announced. */
export const reportOn = (one: ShownAnnouncement): Draft => {
  const { from = '', until = '', contact = '' } = typedFieldsOf(one.fields);
  return {
    kind: reportKindOf(one.kind) ?? 'completion',
    title: one.title,
    fields: { from, until, contact },
    audience: audienceIn(one),
    reportOf: one.announcementId,
    reason: '',
  };
};

const noteNamed = (release: string | undefined) => releaseNotes.find((one) => one.release === release);

/** What a note says, by where it goes. */
const wordsOf = (release: string | undefined) => {
  const { title = '', content = '', impact = '', action = '' } = noteNamed(release) ?? {};
  return { title, content, impact, action };
};

/** リリースノート becomes a draft, never copied by hand. What was typed stays: only empty parts, and those of another note, are filled. */
export const draftOfNote = (draft: Draft, release: string): Draft => {
  const { releaseNote: former, ...kept } = draft;
  const [was, next] = [wordsOf(former), wordsOf(release)];
  const filled = (typed: string | undefined, name: keyof typeof next): string =>
    typed === undefined || typed === '' || typed === was[name] ? next[name] : typed;
  const { content, impact, action } = draft.fields;
  return {
    ...kept,
    title: filled(draft.title, 'title'),
    fields: {
      ...draft.fields,
      content: filled(content, 'content'),
      impact: filled(impact, 'impact'),
      action: filled(action, 'action'),
    },
    ...(noteNamed(release) === undefined ? {} : { releaseNote: release }),
  };
};

/** What it says. */
export const contentOf = ({ kind, title, fields, reportOf }: Draft) => ({
  kind,
  title,
  fields: fieldsTyped(kind, fields),
  ...(isAnnouncementId(reportOf) ? { reportOf } : {}),
});

/** What is wrong with it, at the fields where it is. */
export const draftFaultsOf = (draft: Draft): readonly FieldFault[] => [
  ...announcementFaultsOf(contentOf(draft)),
  ...(draft.title.trim() === '' ? [{ path: 'title', message: '件名を入力してください' }] : []),
  ...(draft.audience.to === 'chosen' && draft.audience.tenantIds.length === 0
    ? [{ path: 'audience', message: '会社を選択してください' }]
    : []),
  ...(draft.reason.trim() === '' ? [{ path: 'reason', message: reasonWanted }] : []),
];

/** As it is sent. */
export const bodyOf = (draft: Draft) => ({
  ...contentOf(draft),
  ...(draft.releaseNote === undefined ? {} : { releaseNote: draft.releaseNote }),
  audience:
    draft.audience.to === 'all'
      ? ({ to: 'all' } as const)
      : ({ to: 'chosen', tenantIds: [...draft.audience.tenantIds] } as const),
  reason: draft.reason,
});
