/** One value in DynamoDB's wire form: exactly one member is present. `B` is base64 text. */
export type AttributeValue = {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
  readonly L?: readonly AttributeValue[];
  readonly M?: Item;
};

export type Item = { readonly [attribute: string]: AttributeValue };

/**
 * Why an item may not be stored in a table, by a rule of whoever runs this cloud; undefined where it may. `before`: what it
 * takes the place of.
 */
export type ItemRule = (table: string, item: Item, before: Item | undefined) => string | undefined;

/** What happened to one item. `oldItem` is absent on creation, `newItem` on deletion. */
export type ItemChange = {
  readonly table: string;
  /** The key attributes only. */
  readonly key: Item;
  readonly oldItem?: Item;
  readonly newItem?: Item;
  /** True when time to live removed it, and not a caller. */
  readonly isExpiry?: true;
};
