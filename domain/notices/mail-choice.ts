import { isNoticeKind, noticeKinds, type NoticeKind } from './notice-kinds.ts';

/** 都度, 一日一回まとめて, 受け取らない. */
export const mailWays = ['each', 'daily', 'none'] as const;
export type MailWay = (typeof mailWays)[number];

/** お知らせメールの受け取り方 of one person. A kind that it does not name comes as it always did: at once. */
export type MailChoice = {
  readonly ways: Readonly<Partial<Record<NoticeKind, MailWay>>>;
  /** まとめメールの時刻: the whole hour in Japan, on days on which the company works. */
  readonly hour: number;
};

export const earliestHour = 6;
export const latestHour = 21;
/** Of whoever has chosen nothing. */
export const usualChoice: MailChoice = { ways: {}, hour: 8 };

export const everyNotice: readonly NoticeKind[] = Object.keys(noticeKinds).filter(isNoticeKind);

/** What can be chosen of a kind: what is required is put together at most. */
export const waysOf = (kind: NoticeKind): readonly MailWay[] =>
  noticeKinds[kind].isRequired ? ['each', 'daily'] : mailWays;

/** How this person gets notices of this kind; what may not be declined any more comes at once. */
export const wayOf = (kind: NoticeKind, { ways }: MailChoice): MailWay => {
  const way = ways[kind] ?? 'each';
  return waysOf(kind).includes(way) ? way : 'each';
};
