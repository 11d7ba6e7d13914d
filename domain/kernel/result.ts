export type Accepted<T> = { readonly ok: true; readonly value: T };
export type Refused<R> = { readonly ok: false; readonly refusal: R };
/** The answer to a deed: its value, or the reason why not. Outages and defects are thrown instead. */
export type Result<T, R> = Accepted<T> | Refused<R>;

export const accept = <T>(value: T): Accepted<T> => ({ ok: true, value });
export const refuse = <const R>(refusal: R): Refused<R> => ({ ok: false, refusal });
