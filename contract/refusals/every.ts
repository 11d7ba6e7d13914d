import type { RefusalKind } from '../refusal.ts';
import * as approvals from './approvals.ts';
import * as chain from './chain.ts';
import * as claims from './claims.ts';
import * as evidence from './evidence.ts';
import * as exports from './exports.ts';
import * as masters from './masters.ts';
import * as settings from './settings.ts';
import * as signIn from './sign-in.ts';

const all: readonly RefusalKind[] = [
  approvals,
  chain,
  claims,
  evidence,
  exports,
  masters,
  settings,
  signIn,
].flatMap((values) => Object.values<RefusalKind>(values));

/** Every refusal by its kind. */
export const everyRefusal: ReadonlyMap<string, RefusalKind> = new Map(all.map((one) => [one.kind, one]));
