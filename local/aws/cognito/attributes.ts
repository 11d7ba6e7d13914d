import * as v from 'valibot';

import { invalidParameter, notAuthorized } from './cognito-faults.ts';
import type { Client, Pool, PoolSettings, User } from './cognito-state.ts';

export const attributeListSchema = v.array(v.object({ Name: v.string(), Value: v.optional(v.string(), '') }));
export type AttributeList = v.InferOutput<typeof attributeListSchema>;

const standardNames = new Set(
  (
    'address birthdate email email_verified family_name gender given_name locale middle_name name nickname ' +
    'phone_number phone_number_verified picture preferred_username profile sub updated_at website zoneinfo'
  ).split(' '),
);

/** The pool's attributes under the names that users carry: `custom:costCenter`, `locale`. */
export const schemaAttributesOf = ({ Schema }: PoolSettings) =>
  Schema.map((attribute) => ({
    ...attribute,
    Name: standardNames.has(attribute.Name) ? attribute.Name : `custom:${attribute.Name}`,
  }));

const checkMutable = (pool: Pool, name: string): void => {
  const declared = schemaAttributesOf(pool.settings).find((attribute) => attribute.Name === name);
  if (name !== 'sub' && declared?.Mutable !== false) return;
  throw invalidParameter(`user.${name}: Attribute cannot be updated.\n`);
};

const schemaFault = (name: string, why: string) =>
  invalidParameter(`Attributes did not conform to the schema: ${name}: ${why}\n`);

const checkAttribute = (pool: Pool, { Name, Value }: AttributeList[number], isCreating: boolean): void => {
  const declared = schemaAttributesOf(pool.settings).find((attribute) => attribute.Name === Name);
  if (declared === undefined && !standardNames.has(Name)) {
    throw schemaFault(Name, 'Attribute does not exist in the schema.');
  }
  if (!isCreating) checkMutable(pool, Name);
  const { MinLength = '0', MaxLength = '2048' } = declared?.StringAttributeConstraints ?? {};
  if (Value.length < Number(MinLength)) {
    throw schemaFault(Name, `String must be at least ${MinLength} characters long`);
  }
  if (Value.length > Number(MaxLength)) {
    throw schemaFault(Name, `String must be no longer than ${MaxLength} characters`);
  }
};

/** @throws ServiceFault `InvalidParameterException` for an unknown, an immutable or a badly sized attribute */
export const withAttributes = (
  { pool, user }: { readonly pool: Pool; readonly user: User },
  list: AttributeList,
  { now, isCreating = false }: { readonly now: Date; readonly isCreating?: boolean },
): User => {
  for (const attribute of list) checkAttribute(pool, attribute, isCreating);
  const changed = Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
  return { ...user, attributes: { ...user.attributes, ...changed }, modifiedAt: now.toISOString() };
};

/** @throws ServiceFault `NotAuthorizedException` for an attribute that the client may not write */
export const checkWritable = ({ settings }: Client, names: readonly string[]): void => {
  const { WriteAttributes } = settings;
  if (WriteAttributes === undefined || names.every((name) => WriteAttributes.includes(name))) return;
  throw notAuthorized('A client attempted to write unauthorized attribute');
};

/** The attributes that a client may read; `sub` it may always. */
export const readableBy = ({ settings }: Client, user: User): Readonly<Record<string, string>> => {
  const { ReadAttributes } = settings;
  const readable = Object.entries(user.attributes).filter(
    ([name]) => ReadAttributes === undefined || name === 'sub' || ReadAttributes.includes(name),
  );
  return Object.fromEntries(readable);
};

export const listOf = (attributes: Readonly<Record<string, string>>): AttributeList =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

const epochSeconds = (instant: string): number => Date.parse(instant) / 1000;

/** A user as the administration sees it, without its attributes; times in epoch seconds. */
export const userView = (user: User) => ({
  Username: user.username,
  UserCreateDate: epochSeconds(user.createdAt),
  UserLastModifiedDate: epochSeconds(user.modifiedAt),
  Enabled: user.isEnabled,
  UserStatus: user.status,
});

export const listedUserView = (user: User) => ({ ...userView(user), Attributes: listOf(user.attributes) });
