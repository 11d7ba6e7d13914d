import facts from '#lib/references/replacing.json' with { type: 'json' };

const { replacing, renaming, refused } = facts;

const words = (table: Readonly<Record<string, string>>, key: string): readonly string[] | undefined =>
  Object.hasOwn(table, key) ? table[key]?.split(' ').filter((word) => word !== '') : undefined;

/**
 * Properties that CloudFormation cannot change in place, so that a new resource takes the old one's part: what each type's
 * schema calls create-only, always or on a condition (lib/references/replacing.json says of when). Undefined for a type that
 * nobody looked up.
 */
export const replacingProperties = (type: string): readonly string[] | undefined => words(replacing, type);

/** Properties that give an attribute another value without a new resource: a table's stream has its time in its name. */
export const renamingProperties = (type: string, attribute: string): readonly string[] =>
  words(renaming, `${type}.${attribute}`) ?? [];

/**
 * Properties whose change AWS refuses outright, so that only a new resource can have another value:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
 */
export const refusedProperties = (type: string): readonly string[] => words(refused, type) ?? [];
