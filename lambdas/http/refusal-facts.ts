import * as v from 'valibot';
import { allLooks } from '#domain/evidence/looks.ts';
import { problemsView } from '#lambdas/exports/export-problems-view.ts';
import type { DeepReadonly } from './endpoint.ts';
import type { Refusal } from './refusals.ts';

type FactsOf<Kind extends Refusal['kind']> = Omit<Extract<Refusal, { readonly kind: Kind }>, 'kind'>;
/** Refusals that tell more than their kind. */
type KindWithFacts = {
  [Kind in Refusal['kind']]: keyof FactsOf<Kind> extends never ? never : Kind;
}[Refusal['kind']];

const fields = v.array(v.object({ path: v.string(), message: v.string() }));

/**
 * What stands beside `code` in a problem document, per refusal that has facts: written into the contract, so that
 * clients never type them again. Does not compile when a refusal tells something else.
 */
export const refusalFacts = {
  'route-has-nobody': v.object({ step: v.string() }),
  'route-step-too-wide': v.object({ step: v.string(), approversMax: v.number() }),
  'claim-not-submittable': v.object({ fields }),
  'evidence-unsound': v.object({ looks: v.picklist(allLooks), says: v.string() }),
  'export-needs-test': v.object({ labels: v.array(v.string()) }),
  'export-unmappable': problemsView,
  'input-malformed': v.object({ fields }),
  'setting-changed-meanwhile': v.object({ version: v.number() }),
  'read-only': v.object({ until: v.string(), endsAround: v.string(), retryAfterSeconds: v.number() }),
  'login-locked': v.object({ minutes: v.number() }),
  'password-weak': v.object({ minimumLength: v.number(), rules: v.string(), fields }),
} as const satisfies { readonly [Kind in KindWithFacts]: v.GenericSchema<unknown, unknown> };

type Told<Kind extends KindWithFacts> = DeepReadonly<v.InferOutput<(typeof refusalFacts)[Kind]>>;
/** Both ways: a fact that is missing here, or that no refusal tells, is an error of types. */
type Agrees<Kind extends KindWithFacts> =
  DeepReadonly<FactsOf<Kind>> extends Told<Kind>
    ? Told<Kind> extends DeepReadonly<FactsOf<Kind>>
      ? true
      : Kind
    : Kind;
export type RefusalFactsAgree = { readonly [Kind in KindWithFacts]: Agrees<Kind> };
