import type { RefusalFrom, RefusalKind } from '../refusal.ts';
import * as addresses from './addresses.ts';
import * as announcements from './announcements.ts';
import * as approvals from './approvals.ts';
import * as chain from './chain.ts';
import * as claimSearch from './claim-search.ts';
import * as claims from './claims.ts';
import * as closing from './closing.ts';
import * as commuting from './commuting.ts';
import * as contracts from './contracts.ts';
import * as duties from './duties.ts';
import * as extractions from './extractions.ts';
import * as evidence from './evidence.ts';
import * as exports from './exports.ts';
import * as gateway from './gateway.ts';
import * as incidents from './incidents.ts';
import * as masters from './masters.ts';
import * as onboarding from './onboarding.ts';
import * as operators from './operators.ts';
import * as ownAddress from './own-address.ts';
import * as passkeys from './passkeys.ts';
import * as secondPerson from './second-person.ts';
import * as settings from './settings.ts';
import * as signInFactors from './sign-in-factors.ts';
import * as signIn from './sign-in.ts';
import * as stepUp from './step-up.ts';
import * as support from './support.ts';
import * as users from './users.ts';

const files = [
  addresses,
  announcements,
  approvals,
  chain,
  claimSearch,
  claims,
  closing,
  commuting,
  contracts,
  duties,
  extractions,
  evidence,
  exports,
  gateway,
  incidents,
  masters,
  onboarding,
  operators,
  ownAddress,
  passkeys,
  secondPerson,
  settings,
  signIn,
  signInFactors,
  stepUp,
  support,
  users,
] as const;

type ValuesOf<M> = M extends unknown ? M[keyof M] : never;

/** Every answer that is a no. Whoever needs the words of one imports its value, and of this file types alone. */
export type Refusal = RefusalFrom<ValuesOf<(typeof files)[number]>>;

/** The refusals of some kinds, so that a function says which it can give. */
export type RefusalOf<Kind extends Refusal['kind']> = Extract<Refusal, { readonly kind: Kind }>;

/** Every refusal by its kind. */
export const everyRefusal: ReadonlyMap<string, RefusalKind> = new Map(
  files
    .flatMap((values) => Object.values<RefusalKind>(values))
    .map((one): readonly [string, RefusalKind] => [one.kind, one]),
);
