import type { ServiceName } from '#local/aws/calls/service-call.ts';
import type { Services } from '#local/aws/start-services.ts';

/** Where each service of a cloud is served. */
export const endpointsOf = (
  services: Services,
  lambdaUrl: string,
): Readonly<Record<ServiceName, string>> => ({
  backup: services.backup.url,
  dynamodb: services.dynamodb.url,
  s3: services.s3.url,
  kms: services.kms.url,
  sts: services.sts.url,
  'cognito-idp': services.cognito.url,
  ses: services.mail.url,
  sqs: services.queues.url,
  lambda: lambdaUrl,
  wafv2: services.waf.url,
});

/** How functions and commands find them: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
export const endpointVariables = (
  endpoints: Readonly<Record<ServiceName, string>>,
): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL_BACKUP: endpoints.backup,
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_KMS: endpoints.kms,
  AWS_ENDPOINT_URL_STS: endpoints.sts,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoints['cognito-idp'],
  AWS_ENDPOINT_URL_SESV2: endpoints.ses,
  AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  AWS_ENDPOINT_URL_LAMBDA: endpoints.lambda,
  AWS_ENDPOINT_URL_WAFV2: endpoints.wafv2,
});
