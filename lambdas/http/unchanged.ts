/** In place of an answer: the client has the newest version already. Goes out as 304 without a body. */
export const unchanged = Symbol('unchanged');
export type Unchanged = typeof unchanged;
