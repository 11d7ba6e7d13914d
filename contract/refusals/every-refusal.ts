import type { RefusalFrom } from '../refusal.ts';
import type * as approvals from './approvals.ts';
import type * as chain from './chain.ts';
import type * as claims from './claims.ts';
import type * as evidence from './evidence.ts';
import type * as exports from './exports.ts';
import type * as masters from './masters.ts';
import type * as settings from './settings.ts';
import type * as signIn from './sign-in.ts';

type ValuesOf<M> = M[keyof M];

/** Every answer that is a no. Types only: whoever needs the words of one imports its value. */
export type Refusal = RefusalFrom<
  | ValuesOf<typeof approvals>
  | ValuesOf<typeof chain>
  | ValuesOf<typeof claims>
  | ValuesOf<typeof evidence>
  | ValuesOf<typeof exports>
  | ValuesOf<typeof masters>
  | ValuesOf<typeof settings>
  | ValuesOf<typeof signIn>
>;

/** The refusals of some kinds, so that a function says which it can give. */
export type RefusalOf<Kind extends Refusal['kind']> = Extract<Refusal, { readonly kind: Kind }>;
