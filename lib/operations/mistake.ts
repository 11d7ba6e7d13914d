/** What a person can mend; shown as one line. */
export class Mistake extends Error {}
