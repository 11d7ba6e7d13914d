import type { OperatorId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';

/** What of a company an operator may ask to read. */
export const grantParts = {
  claims: {
    words: '申請',
    about: '申請の一覧と、申請の内容・状態・承認の経過。情報のラベルが付いた申請は含みません。',
  },
  masters: {
    words: '設定とマスタ',
    about: '会社の設定、承認ルート、部門・経費科目・勘定科目などのマスタ。',
  },
  evidence: { words: '証憑', about: '申請に添付された領収書などのファイル。「申請」とあわせて許可します。' },
} as const satisfies Record<string, { readonly words: string; readonly about: string }>;
export type GrantPart = keyof typeof grantParts;

const known: ReadonlySet<string> = new Set(Object.keys(grantParts));
const isGrantPart = (text: string): text is GrantPart => known.has(text);
/** In the order in which they are told. */
export const everyGrantPart: readonly GrantPart[] = Object.keys(grantParts).filter(isGrantPart);

/** A receipt is found through its claim alone. */
export const arePartsSound = (parts: readonly GrantPart[]): boolean =>
  new Set(parts).size === parts.length && (!parts.includes('evidence') || parts.includes('claims'));

/** What giving it lets become, for whoever decides beside another: 「サポート（加藤）による申請・証憑の閲覧（2時間）」. */
export const givingWords = ({
  operatorName,
  parts,
  hours,
}: Pick<SupportGrant, 'operatorName' | 'parts' | 'hours'>): string =>
  `サポート（${operatorName}）による${parts.map((part) => grantParts[part].words).join('・')}の閲覧（${hours}時間）`;

/** An asking waits for its answer so many days. */
export const askDays = 7;
/** So many are asked for of one company within a day, whatever became of them: each is a mail to every administrator. */
export const mostOfDay = 10;
/** A grant lasts so many hours at most. */
export const mostHours = 24;

const hourMillis = 3_600_000;

/** The company's word on what was asked for. */
export type GrantWord = 'given' | 'refused';

/** 閲覧許可, as it was asked for and what became of it. */
export type SupportGrant = {
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly companyName: string;
  readonly reason: string;
  readonly parts: readonly GrantPart[];
  /** How long it lasts once it is given. */
  readonly hours: number;
  readonly askedAt: Instant;
  /** From then on it cannot be given any more. */
  readonly expiresAt: Instant;
  /** The company's word. */
  readonly decision?: GrantWord;
  readonly decidedAt?: Instant;
  readonly decidedBy?: UserId;
  readonly decidedByName?: string;
  /** Of a given one: to what. Whoever could put an asking anew between the screen and the word has nothing by it. */
  readonly gave?: string;
  /** Of a given one: its end by the clock. */
  readonly until?: Instant;
  /** The company took it back. */
  readonly withdrawnAt?: Instant;
  readonly withdrawnByName?: string;
  /** The operators took it back, or need it no more. */
  readonly endedAt?: Instant;
};

/** Who asks, and for what, in one text: the company's word stands on it. */
export const whatIsAsked = ({
  operatorId,
  parts,
  hours,
}: Pick<SupportGrant, 'operatorId' | 'parts' | 'hours'>): string =>
  `${operatorId} ${parts.toSorted().join()} ${hours}`;

/**
 * `asked`: waits for the company. `active`: read under it now. Everything else is an end: `over` by the clock, `withdrawn` by the
 * company, `ended` by the operators, `lapsed` without an answer.
 */
export const grantStates = ['asked', 'active', 'refused', 'over', 'withdrawn', 'ended', 'lapsed'] as const;
export type GrantState = (typeof grantStates)[number];

/** The clock of whoever judges decides: nothing has to be written for an end, and no job has to run. */
export const grantStateAt = (grant: SupportGrant, at: Instant): GrantState => {
  if (grant.endedAt !== undefined) return 'ended';
  if (grant.withdrawnAt !== undefined) return 'withdrawn';
  if (grant.decision === 'refused') return 'refused';
  if (grant.decision === 'given') {
    const isGiven = grant.gave === whatIsAsked(grant) && grant.until !== undefined;
    return isGiven && at < grant.until ? 'active' : 'over';
  }
  return at < grant.expiresAt ? 'asked' : 'lapsed';
};

/** Whether it waits or is in force: it can still be ended. */
export const isOpenGrant = (grant: SupportGrant, at: Instant): boolean => {
  const state = grantStateAt(grant, at);
  return state === 'asked' || state === 'active';
};

/** Whether it lets this operator read at this moment. */
export const isInForceFor = (
  grant: SupportGrant,
  { operatorId, at }: { readonly operatorId: OperatorId; readonly at: Instant },
): boolean => grant.operatorId === operatorId && grantStateAt(grant, at) === 'active';

/** The end of an asking, and of a grant that is given, in ms. */
export const askEndsMillis = (askedAt: Instant): number => Date.parse(askedAt) + askDays * 24 * hourMillis;
export const grantEndsMillis = (decidedAt: Instant, hours: number): number =>
  Date.parse(decidedAt) + hours * hourMillis;
