import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { formatYen } from '#domain/money/format-yen.ts';
import { noticeKinds, type NoticeKind } from '#domain/notices/notice-kinds.ts';
import type { ToldAct } from '#domain/notices/who-is-told.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { correctionLines } from './correction-words.ja.ts';
import { oneLine, setIn } from './mail-text.ts';

/** Signs of a title in a subject, in a mail, and of a reason or a comment. */
const [subjectMost, titleMost, reasonMost] = [40, 120, 1_000];

type Words = {
  readonly happened: (told: ToldAct) => string;
  readonly toDo: (told: ToldAct) => string;
  readonly page: 'claims' | 'inbox';
};

const nothingToDo = 'お手続きは不要です。内容は次のリンクからご確認いただけます。';
/** By the act, not by what became of the claim since; acts of before did not say it. */
const isReturned = ({ claim, event: { goal } }: ToldAct): boolean =>
  goal === undefined ? claim.status === 'returned' : goal === 'applicant';

const words: Readonly<Record<NoticeKind, Words>> = {
  request: {
    happened: ({ event }) =>
      event.act === 'send-back-approved'
        ? '経理から差し戻された経費申請があります。改めて承認をお願いします。'
        : '承認をお願いする経費申請があります。',
    toDo: () => '次のリンクから内容を確認し、承認・差戻し・却下のいずれかを行ってください。',
    page: 'inbox',
  },
  'sent-back': {
    happened: () => '経費申請が差し戻されました。',
    toDo: () => '次のリンクから理由を確認し、修正のうえ再度申請してください。',
    page: 'claims',
  },
  rejected: {
    happened: () => '経費申請が却下されました。',
    toDo: () => '却下された申請は再度申請できません。必要な場合は新しい申請を作成してください。',
    page: 'claims',
  },
  approved: {
    happened: () => '経費申請がすべての承認ステップを通りました。',
    toDo: () => `このあと経理が確定します。${nothingToDo}`,
    page: 'claims',
  },
  confirmed: { happened: () => '経費申請が確定しました。', toDo: () => nothingToDo, page: 'claims' },
  corrected: {
    happened: () => '経理が経費申請の明細を訂正しました。金額と承認はそのままです。',
    toDo: () => `${nothingToDo}心当たりのない訂正は、経理にお問い合わせください。`,
    page: 'claims',
  },
  reversed: {
    happened: () => '経費申請の確定が取り消されました。',
    toDo: (told) =>
      isReturned(told)
        ? '申請は差戻しになりました。次のリンクから理由を確認し、修正のうえ再度申請してください。'
        : `申請は承認済みに戻り、経理が改めて確定します。${nothingToDo}`,
    page: 'claims',
  },
  withdrawn: {
    happened: () => '承認をお願いしていた経費申請が、申請者により取り下げられました。',
    toDo: () => 'お手続きは不要です。',
    page: 'claims',
  },
};

const fact = (term: string, value: string | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : [`  ${term}: ${value}`];
const saying = (term: string, text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : [`  ${term}:`, setIn(text, reasonMost)];

const stepIn = ({ claim }: ToldAct): string | undefined =>
  claim.status === 'submitted' ? claim.route.steps[claim.step]?.name : undefined;

/** A mail is read where no permission reaches: of what bears 情報のラベル it names no more than the number. */
const isSensitive = ({ claim }: ToldAct): boolean => labelsToApprove(claim).length > 0;
const withheld = '情報のラベルが付いた申請';

const factsOf = (kind: NoticeKind, told: ToldAct): readonly string[] => {
  const { claim, event } = told;
  if (isSensitive(told))
    return [...fact('申請番号', claim.number), '  内容は、サインインして次のリンクからご確認ください。'];
  // What an approver wrote to his vote is for the applicant, not for whoever comes next.
  const comment = kind === 'approved' ? event.comment : undefined;
  return [
    ...fact('申請番号', claim.number),
    ...fact('件名', oneLine(claim.title, titleMost)),
    ...fact(
      '申請者',
      `${oneLine(claim.applicantName, titleMost)}（${oneLine(claim.departmentName, titleMost)}）`,
    ),
    ...fact('金額', formatYen(claim.totals.total)),
    ...(kind === 'request' ? fact('承認ステップ', oneLine(stepIn(told) ?? '', titleMost)) : []),
    ...(kind === 'request' && event.reason === undefined
      ? []
      : fact('処理した人', oneLine(event.byName, titleMost))),
    ...saying('理由', event.reason),
    ...saying('コメント', comment),
    ...correctionLines(event.changes ?? []),
  ];
};

/** Where its reader does what is to be done; only after signing in. */
export const linkOf = (kind: NoticeKind, { claim }: ToldAct, origin: string): string =>
  `${origin}/${words[kind].page}/${claim.id}`;

/** The claim in one line of a digest. */
export const digestLine = (kind: NoticeKind, told: ToldAct, origin: string): readonly string[] => {
  const { claim } = told;
  if (isSensitive(told))
    return [`・${claim.number ?? ''} ${withheld}`.replace('・ ', '・'), `  ${linkOf(kind, told, origin)}`];
  const title = oneLine(claim.title, titleMost);
  const name = oneLine(claim.applicantName, titleMost);
  return [
    `・${claim.number ?? ''} ${title} ${formatYen(claim.totals.total)}（${name}）`.replace('・ ', '・'),
    `  ${linkOf(kind, told, origin)}`,
  ];
};

export const footer = (origin: string): readonly string[] => [
  '',
  `メールの受け取り方は、マイページの「お知らせメール」で変更できます。`,
  `${origin}/me`,
  '',
  'このメールは送信専用です。心当たりがない場合は、貴社のテナント管理者にお知らせください。',
  '',
  'STAFee',
];

/**
 * One notice as a mail: what happened, to which claim, what to do and where. Never a receipt, a bank account or a secret;
 * the link asks to sign in.
 */
export const claimMail = ({
  kind,
  told,
  to,
  name,
  origin,
}: {
  readonly kind: NoticeKind;
  readonly told: ToldAct;
  readonly to: string;
  readonly name: string;
  readonly origin: string;
}): Mail => ({
  to,
  subject: `【STAFee】${noticeKinds[kind].words}: ${isSensitive(told) ? withheld : oneLine(told.claim.title, subjectMost)}`,
  text: [
    `${oneLine(name, titleMost)} 様`,
    '',
    words[kind].happened(told),
    '',
    ...factsOf(kind, told),
    '',
    words[kind].toDo(told),
    '',
    linkOf(kind, told, origin),
    ...footer(origin),
  ].join('\n'),
});
