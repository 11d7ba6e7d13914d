import type { Labelled } from '#domain/labels/borne-label.ts';
import { sayLabels } from '#domain/labels/say-labels.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { reaches } from '#domain/rights/reach.ts';
import { seesWhole, thingOf } from './claim-rights.ts';
import type { Claim } from './claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/** Whether this person may say which labels this claim bears; its applicant says so while he writes it. */
export const mayBeLabelled = (
  claim: Claim,
  { by, expectedVersion }: Omit<Deed, 'at'>,
): Result<Claim, Exclude<DeedRefusal, { readonly kind: 'already-processed' }>> => {
  if (!reaches(by, 'claims.label', thingOf(claim)) || claim.applicantId === by.userId)
    return refuse({ kind: 'not-allowed' });
  if (!seesWhole(by, claim)) return refuse({ kind: 'not-allowed' });
  if (claim.status === 'draft' || claim.status === 'discarded') return refuse({ kind: 'not-allowed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept(claim);
};

type Labelling = Deed & { readonly labels: Labelled; readonly reason?: string };

/** 情報のラベルの変更: nothing else of it changes, and whoever may not see it any more finds it no more. */
export const labelClaim = (claim: Claim, { labels, reason = '', ...deed }: Labelling): Happened<Claim> => {
  const { labels: _labels, evidenceLabels: _files, ...kept } = claim;
  const after = { ...kept, ...labels, version: claim.version + 1, updatedAt: deed.at };
  return {
    claim: 'step' in after ? { ...after, stepSince: after.stepSince ?? claim.updatedAt } : after,
    event: eventOf(claim, deed, {
      act: 'label',
      labelled: { from: sayLabels(claim), to: sayLabels(after) },
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    }),
  };
};
