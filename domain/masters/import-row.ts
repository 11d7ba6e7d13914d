import type { State } from './states.ts';

/** Why a row is not taken. Without `line` it is about the file as a whole. */
export type ImportFault = { readonly line?: number; readonly column?: string; readonly reason: string };
export type ImportRow = { readonly line: number; readonly id: string; readonly state: State };
