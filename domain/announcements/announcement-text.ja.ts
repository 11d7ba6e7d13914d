import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  announcementFields,
  everyAnnouncementField,
  kindFacts,
  type AnnouncementContent,
  type AnnouncementField,
} from './announcement-kinds.ts';
import { plannedMomentPattern } from './planned-moment.ts';

/** A part of what is said: the same in the mail, on the page and in the preview. */
export type AnnouncementPart = { readonly label: string; readonly text: string };

const isMoment = (text: string): text is Instant =>
  plannedMomentPattern.test(text) && !Number.isNaN(Date.parse(text));

const momentWords = (text: string): string => (isMoment(text) ? momentInWords(text) : text);

const periodOf = ({ fields, kind }: AnnouncementContent): readonly AnnouncementPart[] => {
  const { from, until } = fields;
  if (from === undefined) return [];
  const label = kindFacts(kind).isPlan === true ? '予定日時（日本時間）' : '実施日時（日本時間）';
  const end = until === undefined ? '' : `から${momentWords(until)}まで`;
  return [{ label, text: `${momentWords(from)}${end}` }];
};

/** All that it says, in its order; a plan's moments stand together. */
export const announcementPartsOf = (content: AnnouncementContent): readonly AnnouncementPart[] =>
  everyAnnouncementField.flatMap((name: AnnouncementField) => {
    if (name === 'from') return periodOf(content);
    const text = content.fields[name];
    if (text === undefined || name === 'until') return [];
    const { words, form } = announcementFields[name];
    return [
      form === 'moment' ? { label: `${words}（日本時間）`, text: momentWords(text) } : { label: words, text },
    ];
  });

/** Subject of its mail. */
export const announcementSubject = ({ kind, title }: Pick<AnnouncementContent, 'kind' | 'title'>): string =>
  `【STAFee】${kindFacts(kind).headline}：${title}`;

type Addressee = {
  readonly companyName: string;
  readonly name: string;
  /** Where the company's list stands. @default its people cannot sign in now */
  readonly listUrl?: string | undefined;
};

/** The mail's text to one administrator. */
export const announcementMailText = (
  content: AnnouncementContent,
  { companyName, name, listUrl }: Addressee,
): string =>
  [
    companyName,
    `${name} 様`,
    '',
    `STAFeeより、${kindFacts(content.kind).headline}です。`,
    '',
    '■ 件名',
    content.title,
    ...announcementPartsOf(content).flatMap(({ label, text }) => ['', `■ ${label}`, text]),
    '',
    ...(listUrl === undefined
      ? []
      : ['STAFeeにサインインすると、「お知らせ」の画面でもご覧いただけます。', listUrl, '']),
    'このメールは、ご契約に基づき、貴社のテナント管理者にお送りしています。送信専用のため、ご返信いただいてもお答えできません。',
    '',
    'STAFee',
  ].join('\n');
