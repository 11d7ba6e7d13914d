import { allOrNone, type Source, type VariableOf } from '#lambdas/adapters/machine/environment.ts';

const region = (of: VariableOf) => ({ region: of('AWS_REGION') });

export const archiveEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ ...region(of), bucket: of('AUDIT_ARCHIVE_BUCKET') }));

export const sealEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...region(of),
    bucket: of('AUDIT_ARCHIVE_BUCKET'),
    auditTable: of('AUDIT_TABLE'),
    controlTable: of('CONTROL_TABLE'),
  }));

export const extractEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...region(of),
    bucket: of('AUDIT_ARCHIVE_BUCKET'),
    extractsBucket: of('EXTRACTS_BUCKET'),
    operatorTable: of('OPERATOR_TABLE'),
  }));

export const noticeDispatchEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ ...region(of), queueUrl: of('NOTICE_QUEUE_URL') }));

export const digestDispatchEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...region(of),
    controlTable: of('CONTROL_TABLE'),
    queueUrl: of('NOTICE_QUEUE_URL'),
  }));

export const dutyReminderEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...region(of),
    operatorTable: of('OPERATOR_TABLE'),
    mailFrom: of('MAIL_FROM'),
    mailTo: of('MAIL_TO'),
  }));

export const mailEventsEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({ ...region(of), controlTable: of('CONTROL_TABLE') }));

export const mailWorkerEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...region(of),
    tenantDataTable: of('TENANT_DATA_TABLE'),
    keystoreTable: of('KEYSTORE_TABLE'),
    auditTable: of('AUDIT_TABLE'),
    tenantNoticeRoleArn: of('TENANT_NOTICE_ROLE_ARN'),
    controlTable: of('CONTROL_TABLE'),
    queueUrl: of('NOTICE_QUEUE_URL'),
    sessionTable: of('SESSION_TABLE'),
    tenantResetRoleArn: of('TENANT_RESET_ROLE_ARN'),
    userPoolId: of('USER_POOL_ID'),
    dedicatedHosts: of('DEDICATED_HOSTS'),
    appOrigin: of('APP_ORIGIN'),
    mailFrom: of('MAIL_FROM'),
  }));
export type MailWorkerEnvironment = ReturnType<typeof mailWorkerEnvironment>;

export const retentionEnvironment = (source: Source) =>
  allOrNone(source, (of) => ({
    ...region(of),
    tenantDataTable: of('TENANT_DATA_TABLE'),
    controlTable: of('CONTROL_TABLE'),
    auditTable: of('AUDIT_TABLE'),
    /** Comma-separated: every table that keeps sessions and challenges. */
    sessionTables: of('SESSION_TABLES').split(','),
    docsBucket: of('DOCS_BUCKET'),
    tenantPurgeRoleArn: of('TENANT_PURGE_ROLE_ARN'),
  }));
export type RetentionEnvironment = ReturnType<typeof retentionEnvironment>;
