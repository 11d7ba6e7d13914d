/* Beside the mapping, so that the contract alone takes none of it into every page. */

/** So many are remembered with a layout; what has more values than that is no list of a few. */
export const mostMappedValues = 60;
export const mostValueLength = 40;

/** No head is longer than a person reads. */
export const mostHeadLength = 100;

/** More columns than these of one head are no table. */
export const mostNth = 100;

/** A layout is known by so much of its heads. */
export const mostLayoutHeads = 1_000;
