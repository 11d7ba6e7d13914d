import { describe, expectTypeOf, test } from 'vitest';
import type {
  ClaimContent,
  ClaimForm,
  ClaimSummary,
  ClaimView,
  Me,
  Page,
  TimelineItem,
} from '#web/api/contract.ts';
import type { Contract } from '#web/contract.ts';

/** Brands and literals are the client's knowledge; on the wire they are texts, numbers and flags. */
type Wire<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer Item)[]
        ? readonly Wire<Item>[]
        : { readonly [Key in keyof T]: Wire<T[Key]> };

type Answer<Route extends keyof Contract> = Wire<Contract[Route]['answer']>;

// The compiler judges these; nothing is left to see while they run.
describe('everything the client reads', () => {
  test('is answered by the sign-in', () => {
    expectTypeOf<Answer<'GET /api/me'>>().toExtend<Wire<Me>>();
  });

  test('is answered by the claims', () => {
    expectTypeOf<Answer<'GET /api/settings/claim-form'>>().toExtend<Wire<ClaimForm>>();
    expectTypeOf<Answer<'GET /api/claims'>>().toExtend<Wire<Page<ClaimSummary>>>();
    expectTypeOf<Answer<'GET /api/claims/{claimId}'>>().toExtend<Wire<ClaimView>>();
    expectTypeOf<Answer<'GET /api/claims/{claimId}/timeline'>>().toExtend<Wire<{ items: TimelineItem[] }>>();
  });
});

describe('a claim that the client sends', () => {
  test('has the fields that the server takes', () => {
    expectTypeOf<Wire<ClaimContent & { id: string }>>().toExtend<
      Wire<Contract['POST /api/claims']['body']>
    >();
  });
});
