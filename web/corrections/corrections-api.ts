import { useQuery } from '@tanstack/react-query';
import type { showClaim } from '#contract/claims.ts';
import { checkCorrections, type correctClaim, showCorrectionForm } from '#contract/corrections.ts';
import type { AnswerOf, Asked, Contract } from '#contract/endpoint.ts';
import { send, useAnswer } from '#web/api/contract-client.ts';

export type ShownClaim = AnswerOf<typeof showClaim>;
export type CorrectionForm = AnswerOf<typeof showCorrectionForm>;
export type CorrectableLine = CorrectionForm['lines'][number];
export type CorrectionCheck = AnswerOf<typeof checkCorrections>;
export type CorrectionBody = Asked<typeof correctClaim>['body'];
export type AskedLine = CorrectionBody['corrections'][number];

/** Asked for anew whenever the form opens: it says what counts now. */
export const useCorrectionForm = (claimId: string, isOpen: boolean) =>
  useAnswer(showCorrectionForm, { params: { claimId } }, { enabled: isOpen, staleTime: 0, gcTime: 0 });

type Checking = { readonly claimId: string; readonly body: CorrectionBody; readonly isAsked: boolean };

/** What the correction would do, as it is typed; a no is an answer too, and none is asked for twice. */
export const useCorrectionCheck = ({ claimId, body, isAsked }: Checking) =>
  useQuery({
    queryKey: [checkCorrections.path, claimId, body] as const,
    queryFn: () => send(checkCorrections, { params: { claimId }, body }),
    enabled: isAsked,
    staleTime: 30_000,
    gcTime: 60_000,
  });

/** A deed that the page does, since it keeps the claim. */
export type Deed<C extends Contract> = {
  readonly send: (
    asked: Asked<C>,
    outcome: { readonly onSuccess: () => void; readonly onError: (error: Error) => void },
  ) => void;
  readonly isBusy: boolean;
};
