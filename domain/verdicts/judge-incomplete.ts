import type { MissingField } from '#domain/lines/draft-line.ts';
import type { DraftTrip } from '#domain/travel/trip.ts';
import type { Finding } from './finding.ts';
import { block } from './judging.ts';
import type { ClaimVerdict, LineVerdict } from './verdict.ts';

const findingOf = ({ kind, field }: MissingField): Finding =>
  kind === 'part-amount-missing'
    ? { ...block(kind, { part: Number(field.split('.')[1]) + 1 }), field }
    : block(kind, {});

/** The verdict of a line that the law cannot judge yet: what is missing, field by field. */
export const incompleteVerdict = (lineId: string, missing: readonly MissingField[]): LineVerdict => {
  const findings = missing.map(findingOf);
  const [because = block('amount-missing', {})] = findings;
  return {
    lineId,
    evidence: { need: 'unknown', isMet: false, because },
    parts: [],
    account: { code: '', name: '' },
    findings,
  };
};

/** 申請の頭書き: what the applicant says of the claim as a whole. */
export type ClaimHead = { readonly title: string; readonly trip?: DraftTrip };

const isBlank = (text = ''): boolean => text.trim() === '';

/** What a head has to say, by its path, and how it is told where it does not. Of a trip, where the claim is of one. */
export const fieldsOfHead = {
  title: ({ title }: ClaimHead) => (isBlank(title) ? block('title-missing', {}) : undefined),
  'trip.destination': ({ trip }: ClaimHead) =>
    trip !== undefined && isBlank(trip.destination) ? block('trip-destination-missing', {}) : undefined,
  'trip.startOn': ({ trip }: ClaimHead) =>
    trip !== undefined && trip.startOn === undefined ? block('trip-start-missing', {}) : undefined,
  'trip.endOn': ({ trip }: ClaimHead) =>
    trip !== undefined && trip.endOn === undefined ? block('trip-end-missing', {}) : undefined,
} as const satisfies Record<string, (head: ClaimHead) => Finding | undefined>;

const judgeHead = (head: ClaimHead): readonly Finding[] => {
  const { startOn, endOn } = head.trip ?? {};
  return [
    ...Object.values(fieldsOfHead).flatMap((lack) => lack(head) ?? []),
    ...(startOn !== undefined && endOn !== undefined && endOn < startOn ? [block('trip-backwards', {})] : []),
  ];
};

/** The verdict of the lines, and what the head still lacks for a submission. */
export const withHead = (verdict: ClaimVerdict, head: ClaimHead): ClaimVerdict => {
  const found = judgeHead(head);
  return {
    ...verdict,
    findings: [...found, ...verdict.findings],
    canSubmit: verdict.canSubmit && found.length === 0,
  };
};
