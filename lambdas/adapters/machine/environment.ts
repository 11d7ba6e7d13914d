export type Source = Readonly<Record<string, string | undefined>>;

/** All of them or an error that names every one that is missing: a half-configured function does nothing. */
export const allOrNone = <T>(source: Source, build: (of: (variable: string) => string) => T): T => {
  const missing: string[] = [];
  const built = build((variable) => {
    const value = source[variable];
    if (value === undefined || value === '') missing.push(variable);
    return value ?? '';
  });
  if (missing.length > 0) throw new Error(`environment variables are missing: ${missing.join(', ')}`);
  return built;
};

export type VariableOf = (variable: string) => string;

const tenantTables = (of: VariableOf) => ({
  region: of('AWS_REGION'),
  tenantDataTable: of('TENANT_DATA_TABLE'),
  keystoreTable: of('KEYSTORE_TABLE'),
  auditTable: of('AUDIT_TABLE'),
});

const sessionTables = (of: VariableOf) => ({
  controlTable: of('CONTROL_TABLE'),
  sessionTable: of('SESSION_TABLE'),
});

/** JSON of the hosts that serve one tenant each (lambdas/adapters/sign-in/dedicated-hosts.ts). */
const dedicatedHosts = (of: VariableOf) => ({ dedicatedHosts: of('DEDICATED_HOSTS') });

/** What the tenant's own functions are told by the infrastructure. */
export const tenantEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...tenantTables(of),
    docsBucket: of('DOCS_BUCKET'),
    docsKeyArn: of('DOCS_KEY_ARN'),
    tenantDataRoleArn: of('TENANT_DATA_ROLE_ARN'),
    presignRoleArn: of('PRESIGN_ROLE_ARN'),
    /** JSON of the rows of law that were switched on: `[]` is none. */
    lawRows: of('LAW_ROWS'),
    /** Of tenant-admin alone: a change of what somebody may do ends his sessions. */
    sessionTable: source['SESSION_TABLE'],
    /** Of tenant-admin alone: a company decides about its own door, and sees who came through it. */
    controlTable: source['CONTROL_TABLE'],
    /** Of tenant-documents alone. */
    decodesHevc: source['HEVC_DECODING'] === 'on',
    /** Where S3 answers, when it is not AWS's own address. */
    s3Endpoint: source['AWS_ENDPOINT_URL_S3'],
  }));
export type Environment = ReturnType<typeof tenantEnvironment>;

export const authEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...tenantTables(of),
    ...sessionTables(of),
    ...dedicatedHosts(of),
    tenantAuthRoleArn: of('TENANT_AUTH_ROLE_ARN'),
    noticeQueueUrl: of('NOTICE_QUEUE_URL'),
    userPoolId: of('USER_POOL_ID'),
    userPoolClientId: of('USER_POOL_CLIENT_ID'),
    relyingPartyId: of('RELYING_PARTY_ID'),
  }));
export type AuthEnvironment = ReturnType<typeof authEnvironment>;

export const authorizerEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    region: of('AWS_REGION'),
    tenantDataTable: of('TENANT_DATA_TABLE'),
    ...sessionTables(of),
    ...dedicatedHosts(of),
  }));

export const onboardingEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...tenantTables(of),
    controlTable: of('CONTROL_TABLE'),
    kekArn: of('KEK_ARN'),
    userPoolId: of('USER_POOL_ID'),
    appOrigin: of('APP_ORIGIN'),
    mailFrom: of('MAIL_FROM'),
  }));
export type OnboardingEnvironment = ReturnType<typeof onboardingEnvironment>;

const operatorTables = (of: VariableOf) => ({
  region: of('AWS_REGION'),
  operatorTable: of('OPERATOR_TABLE'),
  operatorSessionTable: of('OPERATOR_SESSION_TABLE'),
});

export const operatorAuthEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...operatorTables(of),
    auditTable: of('AUDIT_TABLE'),
    userPoolId: of('USER_POOL_ID'),
    userPoolClientId: of('USER_POOL_CLIENT_ID'),
  }));
export type OperatorAuthEnvironment = ReturnType<typeof operatorAuthEnvironment>;

export const operatorAuthorizerEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ ...operatorTables(of), controlTable: of('CONTROL_TABLE') }));

/** Of the function that reads for operators under a grant. */
export const supportEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ ...tenantEnvironment(source), controlTable: of('CONTROL_TABLE') }));

export const operatorEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    region: of('AWS_REGION'),
    operatorTable: of('OPERATOR_TABLE'),
    controlTable: of('CONTROL_TABLE'),
    auditTable: of('AUDIT_TABLE'),
    userPoolId: of('USER_POOL_ID'),
    extractsBucket: of('EXTRACTS_BUCKET'),
    /** The function's own keys sign addresses of files. */
    accessKeyId: of('AWS_ACCESS_KEY_ID'),
    secretAccessKey: of('AWS_SECRET_ACCESS_KEY'),
    sessionToken: source['AWS_SESSION_TOKEN'],
    /** Where S3 answers, when it is not AWS's own address. */
    s3Endpoint: source['AWS_ENDPOINT_URL_S3'],
  }));

export const ipsetSyncEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    region: of('AWS_REGION'),
    controlTable: of('CONTROL_TABLE'),
    /** JSON map from the dedicated tenant to the id of its set: 40 of them fit into an environment of 4 KB. */
    addressSets: of('ADDRESS_SETS'),
    /** What the name of a set begins with; the tenant's id is the rest. */
    addressSetPrefix: of('ADDRESS_SET_PREFIX'),
  }));

export const ipsetNotifyEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ region: of('AWS_REGION'), queueUrl: of('ADDRESS_QUEUE_URL') }));

/** Any service of AWS tells the time; DynamoDB is the one that every network reaches. */
export const clockEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    clockEndpoint:
      source['AWS_ENDPOINT_URL_DYNAMODB'] ??
      source['AWS_ENDPOINT_URL'] ??
      `https://dynamodb.${of('AWS_REGION')}.amazonaws.com`,
  }));

/** Reads on the first request, so that importing a handler needs no environment. */
export const onFirstUse = <T>(read: (source: Source) => T, source: Source = process.env): (() => T) => {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read(source) }).value;
};
