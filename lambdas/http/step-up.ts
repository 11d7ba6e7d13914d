import type { Contract } from '#contract/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { isProvenAt } from '#domain/tenants/step-up.ts';
import type { Call } from './call.ts';

type Asking = Pick<Call, 'actor' | 'at'>;

/** What he can prove it by is told with it. */
export const stepUpNeededBy = (actor: Call['actor']): RefusalOf<'step-up-needed'> => ({
  kind: 'step-up-needed',
  asksCode: actor?.hasTotp ?? false,
  hasPasskey: actor?.hasPasskey ?? false,
});

/** Why somebody who may has to prove first that it is he; undefined where he did so a moment ago. */
export const notProven = ({ actor, at }: Asking): RefusalOf<'step-up-needed'> | undefined =>
  isProvenAt(actor?.provenAt, at) ? undefined : stepUpNeededBy(actor);

/** The same of an endpoint that always asks for it. */
export const stepUpRefusal = (
  { stepUp }: Pick<Contract, 'stepUp'>,
  call: Asking,
): RefusalOf<'step-up-needed'> | undefined => (stepUp === true ? notProven(call) : undefined);
