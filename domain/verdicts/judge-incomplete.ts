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

const judgeTrip = ({ destination = '', startOn, endOn }: DraftTrip): readonly Finding[] => [
  ...(destination.trim() === '' ? [block('trip-destination-missing', {})] : []),
  ...(startOn === undefined ? [block('trip-start-missing', {})] : []),
  ...(endOn === undefined ? [block('trip-end-missing', {})] : []),
  ...(startOn !== undefined && endOn !== undefined && endOn < startOn ? [block('trip-backwards', {})] : []),
];

const judgeHead = ({ title, trip }: ClaimHead): readonly Finding[] => [
  ...(title.trim() === '' ? [block('title-missing', {})] : []),
  ...(trip === undefined ? [] : judgeTrip(trip)),
];

/** The verdict of the lines, and what the head still lacks for a submission. */
export const withHead = (verdict: ClaimVerdict, head: ClaimHead): ClaimVerdict => {
  const found = judgeHead(head);
  return {
    ...verdict,
    findings: [...found, ...verdict.findings],
    canSubmit: verdict.canSubmit && found.length === 0,
  };
};
