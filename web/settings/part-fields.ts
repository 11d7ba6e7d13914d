/** Lists of the company's own entries, by which fields name them. */
export type NameList =
  | 'items'
  | 'accounts'
  | 'approvers'
  | 'departments'
  | 'grades'
  | 'roles'
  | 'people'
  | 'places'
  | 'labels';

/** A text, or what a law of the day makes of it. */
export type Told = string | ((on: string) => string);
export const toldOn = (told: Told, on: string): string => (typeof told === 'string' ? told : told(on));

type Said = {
  readonly word: string;
  /** What people need to know before they type. */
  readonly hint?: Told;
  /** How it is said where nothing stands. @default an empty place */
  readonly whenNone?: string;
};

export type TextField = Said & {
  readonly kind: 'text';
  /** Whose names are offered while it is typed. @default nothing is */
  readonly suggests?: NameList;
  /** An id that nobody has to invent: a new row gets the next one that begins so. @default people type it */
  readonly makes?: string;
};
export type DayField = Said & { readonly kind: 'day' };
/** One of the entries of a list; what is kept is its id. */
export type NamedField = Said & { readonly kind: 'named'; readonly of: NameList };
export type YenField = Said & { readonly kind: 'yen' };
export type WholeField = Said & { readonly kind: 'whole'; readonly unit: string };
export type ChoiceField<V extends string | number = string> = Said & {
  readonly kind: 'choice';
  readonly words: Readonly<Record<V, string>>;
};
/** Several of the entries of a list; what is kept is their ids, in the order in which they were chosen. */
export type SeveralField = Said & { readonly kind: 'several'; readonly of: NameList };
/** Several texts, one a line. */
export type TextsField = Said & { readonly kind: 'texts' };
/** Fields that belong together. */
export type GroupField<V = unknown> = Said & { readonly kind: 'group'; readonly fields: FieldsOf<V> };
/** A table; `row` says its columns. */
export type RowsField<V = unknown> = Said & {
  readonly kind: 'rows';
  /** What one row is called: 「日当の行」. */
  readonly rowWord: string;
  /** By which of its columns a row is recognized from one version to the next. */
  readonly keys: readonly (keyof V & string)[];
  /** Their order says something: rows move up and down. @default it says nothing */
  readonly isOrdered?: true;
  readonly row: FieldsOf<V>;
};

/** How each of these is typed and said: a part of a value without words does not compile. */
export type FieldsOf<V> = { readonly [Name in keyof V]-?: FieldOf<NonNullable<V[Name]>> };

/** The kinds of field that a value of this type may have. */
export type FieldOf<V> = [V] extends [readonly (infer Item)[]]
  ? [Item] extends [string]
    ? TextsField | SeveralField
    : RowsField<Item>
  : [V] extends [string]
    ? string extends V
      ? TextField | DayField | NamedField | ChoiceField
      : ChoiceField<V>
    : [V] extends [number]
      ? number extends V
        ? YenField | WholeField
        : ChoiceField<V>
      : GroupField<V>;

/** A field as forms draw it, whatever it is of. */
export type AnyField =
  | TextField
  | DayField
  | NamedField
  | YenField
  | WholeField
  | (Said & { readonly kind: 'choice'; readonly words: Readonly<Record<string, string>> })
  | TextsField
  | SeveralField
  | AnyGroup
  | AnyRows;
export type AnyFields = Readonly<Record<string, AnyField>>;
export type AnyGroup = Said & { readonly kind: 'group'; readonly fields: AnyFields };
export type AnyRows = Said & {
  readonly kind: 'rows';
  readonly rowWord: string;
  readonly keys: readonly string[];
  readonly isOrdered?: true;
  readonly row: AnyFields;
};

/** From when and until when a row holds. */
export const periodFields = {
  validFrom: { kind: 'day', word: '適用開始日' },
  validTo: { kind: 'day', word: '適用終了日', whenNone: '期限なし' },
} as const satisfies FieldsOf<{ validFrom: string; validTo?: string }>;
