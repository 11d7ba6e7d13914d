import { createClaim, listClaims } from '#contract/claims.ts';
import { mostIn } from '#web/api/field-shapes.ts';

/** How many characters a text of the claim may have: `mostOf('trip.destination')`. */
export const mostOf = (path: string): number => mostIn(createClaim, path);
/** The same of a line: `mostOfLine('supplier.name')`. */
export const mostOfLine = (path: string): number => mostOf(`lines.${path}`);

/** How long the words may be for which a list is searched. */
export const mostSearched = mostIn(listClaims, 'text');
