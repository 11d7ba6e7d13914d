import { randomBytes } from 'node:crypto';
import * as v from 'valibot';

import { invalidParameter } from './cognito-faults.ts';
import {
  clientSettingsSchema,
  poolSettingsSchema,
  type Client,
  type ClientSettings,
  type Pool,
  type PoolSettings,
} from './cognito-state.ts';
import type { Directory } from './directory.ts';

/** The properties of an `AWS::Cognito::UserPool`, resolved, with the id that the pool shall have here. */
export type TemplatePool = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * The properties of an `AWS::Cognito::UserPoolClient`, resolved (`UserPoolId` is the pool's fixed id), with
 * the id that the client shall have here.
 */
export type TemplateClient = {
  readonly id: string;
  /** @default one that is made once, when `GenerateSecret` says so */
  readonly secret?: string;
} & Readonly<Record<string, unknown>>;

const templatePoolSchema = v.object({
  UserPoolName: v.optional(v.string(), ''),
  ...poolSettingsSchema.entries,
});

const settingsOf = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw invalidParameter(`${v.getDotPath(issue) ?? ''}: ${issue.message}`);
};

const letters = (count: number): string =>
  randomBytes(count * 2)
    .toString('base64url')
    .replaceAll(/[-_]/g, 'x')
    .slice(0, count);

export const newPoolId = ({ region }: Directory): string => `${region}_${letters(9)}`;
export const newClientId = (): string => randomBytes(13).toString('hex');
const newClientSecret = (): string => letters(51).toLowerCase();

export const createPool = (
  directory: Directory,
  { id, name, settings }: { readonly id: string; readonly name: string; readonly settings: PoolSettings },
): Pool => {
  const known = directory.holdsPool(id) ? directory.poolOf(id) : undefined;
  const pool = {
    id,
    name,
    settings,
    createdAt: known?.createdAt ?? directory.clock().toISOString(),
    users: known?.users ?? {},
  };
  directory.savePool(pool);
  return pool;
};

export const createClient = (
  directory: Directory,
  {
    id,
    secret,
    settings,
  }: { readonly id: string; readonly secret?: string; readonly settings: ClientSettings },
): Client => {
  directory.poolOf(settings.UserPoolId);
  const known = directory.findClient(id);
  const kept = secret ?? known?.secret ?? newClientSecret();
  const client = {
    id,
    settings,
    createdAt: known?.createdAt ?? directory.clock().toISOString(),
    ...(settings.GenerateSecret && { secret: kept }),
  };
  directory.saveClient(client);
  return client;
};

/** Creates a template's pool, or brings a known one's settings up to date; users stay. */
export const createTemplatePool = (directory: Directory, { id, ...properties }: TemplatePool): Pool => {
  const { UserPoolName: name, ...settings } = settingsOf(templatePoolSchema, properties);
  return createPool(directory, { id, name, settings });
};

/** Creates a template's client, or brings a known one up to date; its secret stays. */
export const createTemplateClient = (
  directory: Directory,
  { id, secret, ...properties }: TemplateClient,
): Client => {
  const settings = settingsOf(clientSettingsSchema, properties);
  return secret === undefined
    ? createClient(directory, { id, settings })
    : createClient(directory, { id, secret, settings: { ...settings, GenerateSecret: true } });
};
