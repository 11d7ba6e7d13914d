import { askOrNothing } from '#lib/operations/account/account-call.ts';
import type { AccountCall, AskAccount } from '#lib/operations/account/account-call.ts';

/** One resource that CloudFormation kept, where it stands. */
export type Kept = {
  readonly type: string;
  /** What CloudFormation calls its physical id: a name, an id or an address. */
  readonly id: string;
  readonly region: string;
  /** Name of the stack that made it. */
  readonly stack: string;
  /** Of the stack: the same name has another at every try. */
  readonly stackId: string;
};

/** `holds` says in Japanese what is inside. */
export type Look =
  | { readonly state: 'absent' | 'empty' }
  | { readonly state: 'holds'; readonly holds: string };

/** How one kind of resource is looked into, and taken away by a person with rights of his own. */
export type KeptKind = {
  readonly ja: string;
  /** Keys come after what they open. @default it comes with the others */
  readonly isKey?: true;
  readonly look: (ask: Doing, id: string) => Promise<Look>;
  /** Takes protections away; done already is done. */
  readonly unlock?: (ask: Doing, id: string) => Promise<void>;
  /** Takes everything out of it that there is, for ever. @default it goes with what it holds */
  readonly empty?: (ask: Doing, id: string) => Promise<void>;
  readonly remove: (ask: Doing, id: string, days: number) => Promise<void>;
};

/** Asks in the Region of one resource. */
export type Doing = {
  readonly call: (service: string, operation: string, input: AccountCall['input']) => Promise<unknown>;
  /** The same, and nothing where AWS says by one of these codes that there is none. */
  readonly orNothing: (
    service: string,
    operation: string,
    input: AccountCall['input'],
    absent: RegExp,
  ) => Promise<unknown>;
  readonly ask: AskAccount;
  readonly region: string;
};

export const doingIn = (ask: AskAccount, region: string): Doing => ({
  ask,
  region,
  call: (service, operation, input) => ask({ service, operation, region, input }),
  orNothing: (service, operation, input, absent) =>
    askOrNothing(ask, { service, operation, region, input }, absent),
});

export const absent: Look = { state: 'absent' };
export const empty: Look = { state: 'empty' };
export const holding = (holds: string): Look => ({ state: 'holds', holds });
