/**
 * The condition keys that this machine fills in as AWS does, in lower case; one that ends in `/` or `:` takes a name
 * after it. A policy that asks for any other key is refused, because a guess would be worse than no answer.
 */
const known = [
  'aws:calledvia',
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltag/',
  'aws:requestedregion',
  'aws:requesttag/',
  'aws:resourceaccount',
  'aws:securetransport',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:tagkeys',
  'aws:viaawsservice',
  'dynamodb:attributes',
  'dynamodb:enclosingoperation',
  'dynamodb:firstpartitionkeyvalues',
  'dynamodb:leadingkeys',
  'dynamodb:returnvalues',
  'dynamodb:select',
  'iam:awsservicename',
  'iam:passedtoservice',
  'iam:permissionsboundary',
  'iam:policyarn',
  'kms:calleraccount',
  'kms:encryptioncontext:',
  'kms:encryptioncontextkeys',
  'kms:viaservice',
  'lambda:sourcefunctionarn',
  's3:delimiter',
  's3:if-none-match',
  's3:max-keys',
  's3:object-lock-mode',
  's3:prefix',
  's3:tlsversion',
  's3:versionid',
  's3:x-amz-copy-source',
  's3:x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'ses:fromaddress',
  'ses:fromdisplayname',
  'ses:recipients',
  'sts:rolesessionname',
  'sts:sourceidentity',
  'token.actions.githubusercontent.com:aud',
  'token.actions.githubusercontent.com:sub',
];

/** Keys with any number of values: asking for one without `ForAllValues` or `ForAnyValue` is a mistake. */
const multivalued = [
  'aws:calledvia',
  'aws:tagkeys',
  'dynamodb:attributes',
  'dynamodb:enclosingoperation',
  'dynamodb:firstpartitionkeyvalues',
  'dynamodb:leadingkeys',
  'kms:encryptioncontextkeys',
  'ses:recipients',
];

export const isKnownKey = (key: string): boolean => {
  const name = key.toLowerCase();
  return known.some((one) =>
    /[/:]$/.test(one) ? name.length > one.length && name.startsWith(one) : name === one,
  );
};

export const isMultivalued = (key: string): boolean => multivalued.includes(key.toLowerCase());

/** The values of a request's condition keys, by lower-case name; a key that the request lacks is absent. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** Condition keys are looked up in any case. */
export const requestContextOf = (
  ...parts: readonly Readonly<Record<string, readonly string[] | string | undefined>>[]
): RequestContext => {
  const context = new Map<string, readonly string[]>();
  for (const part of parts)
    for (const [key, value] of Object.entries(part))
      if (value !== undefined) context.set(key.toLowerCase(), [value].flat());
  return context;
};

/** Keys that carry a name: `aws:PrincipalTag/TenantId` out of `aws:PrincipalTag/` and the tags. */
export const keysUnder = (
  prefix: string,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const keys: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) keys[`${prefix}${name}`] = value;
  return keys;
};
