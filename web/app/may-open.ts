import { holds, holdsBeyondOwn } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { gates } from '#web/app/gates.ts';

/** What a page or a place rests on: who may not do it would meet a refusal there and nothing else. */
export type Asking = {
  /** The operation, by its name in the contract; of several any one suffices. */
  readonly asks: string | readonly string[];
  /** Whether it is asked of others' things. @default false */
  readonly ofOthers?: boolean;
};

/** A courtesy, as all of the web's permissions are: the server judges again. An operation that is not there is nobody's. */
export const mayOpen = (rights: Grants, { asks, ofOthers = false }: Asking): boolean =>
  [asks].flat().some((operation) => {
    const gate = gates[operation];
    if (gate === undefined) return false;
    if (gate === 'everybody' || gate === 'nobody-yet') return true;
    return (ofOthers ? holdsBeyondOwn : holds)(rights, gate);
  });
