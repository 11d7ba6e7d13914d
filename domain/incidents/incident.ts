import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';

/** `minor`: it cannot hurt a company badly, and nobody has to be told by a day (16.1.1). */
export const severities = ['major', 'moderate', 'minor'] as const;
export type Severity = (typeof severities)[number];

/** Whether personal data leaked, was lost or was damaged, or may have been (個人情報保護法26条). */
export const personalDataAnswers = ['yes', 'unknown', 'no'] as const;
export type PersonalData = (typeof personalDataAnswers)[number];

export const incidentStates = ['open', 'contained', 'closed'] as const;
/** `contained`: it does no further harm. `closed`: cause, what was done and what prevents it are written down. */
export type IncidentState = (typeof incidentStates)[number];

export const affectedWays = ['none-known', 'chosen', 'all'] as const;
/** Which companies it hurts or may hurt, by their names of that day. */
export type Affected =
  | { readonly to: 'none-known' }
  | { readonly to: 'all' }
  | {
      readonly to: 'chosen';
      readonly companies: readonly { readonly tenantId: TenantId; readonly name: string }[];
    };

/** How it is judged, which changes while more is known; each judgement stands in the timeline. */
export type Assessment = {
  readonly severity: Severity;
  readonly personalData: PersonalData;
  /** Done on purpose by somebody, or maybe so (同法施行規則7条3号). */
  readonly isMalicious: boolean;
  readonly affected: Affected;
};

/** What ends it. */
export type Closing = { readonly cause: string; readonly done: string; readonly prevention: string };

/** 封じ込め: what was done against it; each is done on its own page, and written down here. */
export const containmentWays = {
  'company-suspended': '会社の利用を停止した',
  'signed-out': '利用者・運用者を強制的にサインアウトした',
  'address-blocked': '接続元を遮断した',
  'rights-taken': '権限・鍵を止めた',
  announced: 'お客様に知らせた',
  other: 'そのほかの対処をした',
} as const satisfies Record<string, string>;
export type ContainmentWay = keyof typeof containmentWays;
export const everyContainmentWay = [
  'company-suspended',
  'signed-out',
  'address-blocked',
  'rights-taken',
  'announced',
  'other',
] as const satisfies readonly ContainmentWay[];

/**
 * `told-otherwise`: a company was told by telephone or otherwise. `prompt-report`, `final-report`: 速報 and 確報, which end their
 * clocks. `no-report-owed`: neither is owed (規則7条, 26条1項ただし書). `reports-withdrawn`: what was written down of reports was wrong.
 */
export const writtenKinds = [
  'note',
  'containment',
  'told-otherwise',
  'prompt-report',
  'final-report',
  'no-report-owed',
  'reports-withdrawn',
] as const;
export type WrittenKind = (typeof writtenKinds)[number];
/** Of these only an incident with personal data in it, or maybe so. */
export const reportKinds: ReadonlySet<WrittenKind> = new Set([
  'prompt-report',
  'final-report',
  'no-report-owed',
  'reports-withdrawn',
]);
/** 時系列: what happened, the newest last; nothing in it is ever changed. */
export const timelineKinds = [
  'opened',
  ...writtenKinds,
  'assessed',
  'notice-drafted',
  'contained',
  'closed',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Open ones that people opened: more is no work that anybody does. What a machine opens is bounded by its own kinds. */
export const incidentsMost = 200;
/** Notices of one incident. */
export const noticesMost = 20;

type Fault = { readonly path: string; readonly message: string };

/** A moment that was known at `at`. */
export const faultsOfMoment = (path: string, moment: Instant, at: Instant): readonly Fault[] =>
  moment > at ? [{ path, message: '日時は現在までにしてください' }] : [];
