import { ofType, sessionMethod } from '#test/proofs/mutants/fits.ts';
import type { Fits, Plant } from '#test/proofs/mutants/mutant.ts';

const tenantMethod: Fits = (resource) =>
  sessionMethod(resource) && resource.properties.Integration.RequestParameters !== undefined;

export const doorRules: readonly Plant[] = [
  [
    'method-behind-authorizer',
    'a method open to all',
    sessionMethod,
    (r) => {
      r.properties.AuthorizationType = 'NONE';
      delete r.properties.AuthorizerId;
    },
  ],
  [
    'route-has-method',
    'a route that nobody serves',
    sessionMethod,
    (r) => {
      r.type = 'AWS::ApiGateway::Nothing';
    },
  ],
  [
    'authorizer-decides-each-request',
    'an authorizer with a cache',
    ofType('AWS::ApiGateway::Authorizer'),
    (r) => {
      r.properties.AuthorizerResultTtlInSeconds = 300;
    },
  ],
  [
    'authorizer-decides-each-request',
    'an authorizer blind to the address',
    ofType('AWS::ApiGateway::Authorizer'),
    (r) => {
      r.properties.IdentitySource = 'method.request.header.Cookie';
    },
  ],
  [
    'tenant-function-per-tenant',
    'a tenant id from the client',
    tenantMethod,
    (r) => {
      r.properties.Integration.RequestParameters = {
        'integration.request.header.X-Amz-Tenant-Id': 'method.request.header.X-Tenant',
      };
    },
  ],
  [
    'tenant-function-per-tenant',
    'tenants in one environment',
    ofType('AWS::Lambda::Function', 'tenantapp'),
    (r) => {
      delete r.properties.TenancyConfig;
    },
  ],
  [
    'api-tls',
    'an API with an old TLS policy',
    ofType('AWS::ApiGateway::RestApi'),
    (r) => {
      r.properties.SecurityPolicy = 'TLS_1_0';
    },
  ],
  [
    'api-tls',
    'a domain without strict access',
    ofType('AWS::ApiGateway::DomainName'),
    (r) => {
      delete r.properties.EndpointAccessMode;
    },
  ],
  [
    'bucket-tls-only',
    'a bucket that answers without TLS',
    ofType('AWS::S3::BucketPolicy'),
    (r) => {
      r.properties.PolicyDocument.Statement = [];
    },
  ],
];
