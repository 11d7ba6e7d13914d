/** An expression with the names and values that it speaks of, as DynamoDB writes them: with `#` and `:`. */
export type Expression = {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
};

/** DynamoDB refuses an empty map of names or values. */
export const termsOf = (...expressions: readonly (Expression | undefined)[]) => {
  const names = Object.assign({}, ...expressions.map((one) => one?.names));
  const values = Object.assign({}, ...expressions.map((one) => one?.values));
  return {
    ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  };
};

/** What an UpdateItem says of a change and its condition. */
export const updateOf = (change: Expression, condition?: Expression) => ({
  UpdateExpression: change.expression,
  ...(condition === undefined ? {} : { ConditionExpression: condition.expression }),
  ...termsOf(change, condition),
});

/** Only these attributes: some are words of DynamoDB's own, so each has a name. */
export const onlyOf = (attributes: readonly string[]) => ({
  ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
});
