import type { RegistrationEnd } from '#domain/suppliers/published-register.ts';

/** 公表情報 of numbers that are listed, as far as it is here; without a day nothing of it has been imported. */
export type Known = {
  readonly asOf?: string;
  readonly issuers: ReadonlyMap<
    string,
    { readonly registeredFrom: string; readonly endedOn?: string; readonly ended?: RegistrationEnd }
  >;
};
export const nothingKnown: Known = { issuers: new Map() };
