import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';

import type { Caller } from '#local/aws/calls/caller.ts';
import { ServiceFault, type ServiceOptions } from '#local/aws/calls/service-call.ts';

import type { XmlTree } from './query-protocol.ts';
import { judgeTrust } from './trust-policy.ts';

/** Gives a role's trust policy document; undefined for a role that does not exist. */
export type TrustOf = (roleArn: string) => unknown;

// AWS allows no wildcard sign in a tag, so that a tag can never widen a policy that uses it.
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const nameSchema = v.pipe(v.string(), v.regex(/^[\w+=,.@-]{2,64}$/));
const tagsSchema = v.pipe(
  v.array(
    v.object({
      Key: v.pipe(v.string(), v.minLength(1), v.maxLength(128), v.regex(tagText)),
      Value: v.optional(v.pipe(v.string(), v.maxLength(256), v.regex(tagText)), ''),
    }),
  ),
  v.maxLength(50),
);
/** An empty list is sent as an empty text. */
const noTagsSchema = v.pipe(
  v.literal(''),
  v.transform((): v.InferOutput<typeof tagsSchema> => []),
);
const assumeRoleSchema = v.object({
  RoleArn: v.pipe(v.string(), v.regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/)),
  RoleSessionName: nameSchema,
  DurationSeconds: v.optional(
    v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(900), v.maxValue(43_200)),
    '3600',
  ),
  Policy: v.optional(v.pipe(v.string(), v.maxLength(2048))),
  PolicyArns: v.optional(v.never('managed session policies do not exist on this machine')),
  SourceIdentity: v.optional(nameSchema),
  Tags: v.optional(v.union([noTagsSchema, tagsSchema]), []),
});
type AssumeRoleInput = v.InferOutput<typeof assumeRoleSchema>;

const refuse = (message: string) => new ServiceFault('ValidationError', message);

const readInput = (input: unknown): AssumeRoleInput => {
  const parsed = v.safeParse(assumeRoleSchema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw refuse(`1 validation error detected: Value at '${v.getDotPath(issue) ?? ''}': ${issue.message}`);
};

const tagsOf = (tags: AssumeRoleInput['Tags']): Readonly<Record<string, string>> => {
  const names = new Set(tags.map(({ Key }) => Key.toLowerCase()));
  if (names.size < tags.length) {
    const message = 'Duplicate tag keys found. Please note that Tag keys are case insensitive.';
    throw new ServiceFault('InvalidParameterValue', message);
  }
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
};

const checkPolicy = (policy: string | undefined): void => {
  try {
    JSON.parse(policy ?? '{}');
  } catch {
    throw new ServiceFault('MalformedPolicyDocument', 'The session policy is not JSON.');
  }
};

const checkDuration = (seconds: number, caller: Caller): void => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
  if (caller.roleArn === undefined || seconds <= 3600) return;
  throw refuse(
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
  );
};

const newKey = () => ({
  accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
  secretAccessKey: randomBytes(30).toString('base64url'),
  sessionToken: randomBytes(96).toString('base64url'),
});

/** Stable for one role, as AWS's own unique ids are. */
const roleIdOf = (roleArn: string): string =>
  `AROA${createHash('sha256').update(roleArn).digest('hex').slice(0, 17).toUpperCase()}`;

const sessionOf = (input: AssumeRoleInput, now: Date): Caller & { readonly expiresAt: Date } => {
  const [, , , , account = '', role = ''] = input.RoleArn.split(':');
  // A role's path is not part of its sessions' ARN.
  const roleName = role.slice(role.lastIndexOf('/') + 1);
  return {
    ...newKey(),
    principalArn: `arn:aws:sts::${account}:assumed-role/${roleName}/${input.RoleSessionName}`,
    roleArn: input.RoleArn,
    tags: tagsOf(input.Tags),
    expiresAt: new Date(now.getTime() + input.DurationSeconds * 1000),
    ...(input.Policy !== undefined && { sessionPolicy: input.Policy }),
  };
};

/**
 * Makes a session of a role, and registers its key as a caller.
 * @throws ServiceFault `AccessDenied` when the role does not trust the caller, `ValidationError` and
 * `MalformedPolicyDocument` for a bad request
 */
export const assumeRole = (
  request: { readonly input: unknown; readonly caller: Caller },
  { clock, callers, trustOf }: Pick<ServiceOptions, 'clock' | 'callers'> & { readonly trustOf: TrustOf },
): XmlTree => {
  const input = readInput(request.input);
  const { caller } = request;
  checkDuration(input.DurationSeconds, caller);
  checkPolicy(input.Policy);
  const session = sessionOf(input, clock());

  const decision = judgeTrust(trustOf(input.RoleArn), {
    caller,
    tags: session.tags,
    sessionName: input.RoleSessionName,
    sourceIdentity: input.SourceIdentity,
  });
  if (!decision.isTrusted) {
    const denied = `User: ${caller.principalArn} is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`;
    throw new ServiceFault('AccessDenied', `${denied} ${decision.because}`, 403);
  }

  callers.register(session);
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: session.expiresAt.toISOString(),
    },
    AssumedRoleUser: {
      AssumedRoleId: `${roleIdOf(input.RoleArn)}:${input.RoleSessionName}`,
      Arn: session.principalArn,
    },
    SourceIdentity: input.SourceIdentity,
  };
};
