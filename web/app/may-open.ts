import type { Operation } from '#contract/all.ts';
import { opens } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { gates } from '#web/api/gates.ts';

/** What a page or a place rests on: who may not do it would meet a refusal there and nothing else. */
export type Asking = {
  /** The operation, by its name in the contract; of several any one suffices. */
  readonly asks: Operation | readonly Operation[];
};

/** A courtesy, as all of the web's permissions are: the server judges again. */
export const mayOpen = (rights: Grants, { asks }: Asking): boolean =>
  [asks].flat().some((operation) => {
    const gate = gates[operation];
    return gate !== undefined && opens(rights, gate);
  });
