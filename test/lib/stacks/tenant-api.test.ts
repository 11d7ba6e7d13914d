import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import { publicMethods } from '#proofs/checks/door-rules.ts';
import { templateOf } from '#test/stages/templates.ts';

let template: Template;
beforeAll(() => {
  template = templateOf('prod', 'TenantApi');
});

describe('C-20: the law of the stage', () => {
  test('is told to every function that judges or shows what is judged', () => {
    const told = Object.values(template.findResources('AWS::Lambda::Function'))
      .map((found) => Object(found['Properties'].Environment?.Variables) as Record<string, unknown>)
      .filter((variables) => 'TENANT_DATA_ROLE_ARN' in variables)
      .map((variables) => variables['LAW_ROWS']);
    expect(told).toEqual(['[]', '[]', '[]', '[]']);
  });
});

describe('the API', () => {
  test('answers nobody by its own address, and speaks TLS 1.2 with forward secrecy or better', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      DisableExecuteApiEndpoint: true,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
      BinaryMediaTypes: Match.absent(),
    });
  });

  test('may be asked without a session for these and nothing else', () => {
    expect(publicMethods.tenant.toSorted()).toEqual([
      'GET /',
      'GET /api/openapi.json',
      'GET /api/{proxy+}',
      'GET /assets/{file}',
      'GET /{proxy+}',
      'POST /api/auth/challenges',
      // Between password and session: the challenge that a right password gave says who it is (docs/decisions/0179).
      'POST /api/auth/factors',
      'POST /api/auth/login',
      'POST /api/auth/passkey',
      'POST /api/auth/password-resets',
      'POST /api/auth/password-resets/completion',
      'POST /api/auth/password-resets/inspection',
    ]);
  });

  test('asks the authorizer for every request, with the cookie and the address', () => {
    template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: 'method.request.header.Cookie,context.identity.sourceIp',
    });
  });

  test('checks a body against the contract before a function is woken', () => {
    template.hasResourceProperties('AWS::ApiGateway::RequestValidator', { ValidateRequestBody: true });
    template.hasResourceProperties('AWS::ApiGateway::Model', {
      Name: 'PostClaims',
      ContentType: 'application/json',
      Schema: { type: 'object', required: ['id', 'title'] },
    });
  });

  test('logs who, what and how long, encrypted, and never a path, a header or a body', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
    const format = JSON.parse(stage?.['Properties'].AccessLogSetting.Format as string) as Record<
      string,
      string
    >;
    expect(Object.values(format)).not.toContain('$context.path');
    expect(JSON.stringify(format)).not.toMatch(/header|body|cookie/i);
    expect(stage?.['Properties'].MethodSettings).toEqual([
      {
        HttpMethod: '*',
        ResourcePath: '/*',
        DataTraceEnabled: false,
        LoggingLevel: 'OFF',
        MetricsEnabled: true,
        ThrottlingBurstLimit: 2000,
        ThrottlingRateLimit: 1000,
      },
    ]);
  });

  test.each([
    ['UNAUTHORIZED', '401', 'signed-out'],
    ['THROTTLED', '429', 'too-many-requests'],
    ['UNSUPPORTED_MEDIA_TYPE', '415', 'content-type-unsupported'],
    ['ACCESS_DENIED', '403', 'ip-refused'],
    ['BAD_REQUEST_BODY', '400', 'input-malformed'],
    ['MISSING_AUTHENTICATION_TOKEN', '404', 'not-found'],
    ['REQUEST_TOO_LARGE', '413', 'body-too-large'],
    ['INTEGRATION_TIMEOUT', '504', 'timed-out'],
    ['DEFAULT_5XX', undefined, 'internal-error'],
  ])('answers %s with a problem document in Japanese', (type, status, code) => {
    const [response] = Object.values(
      template.findResources('AWS::ApiGateway::GatewayResponse', { Properties: { ResponseType: type } }),
    );
    const problem = JSON.parse(
      response?.['Properties'].ResponseTemplates['application/json'] as string,
    ) as Record<string, string>;
    expect(problem['code']).toBe(code);
    expect(problem['detail']).toMatch(/[ぁ-ん]。$/);
    expect(problem['requestId']).toBe('$context.requestId');
    expect(response?.['Properties'].StatusCode).toBe(status);
  });
});

describe('the web client', () => {
  test('names the docs bucket, and no other host, as a place to load from', () => {
    const pages = Object.values(
      template.findResources('AWS::ApiGateway::Method', {
        Properties: {
          Integration: {
            IntegrationResponses: Match.arrayWith([
              Match.objectLike({
                ResponseParameters: Match.objectLike({
                  'method.response.header.Content-Security-Policy': Match.anyValue(),
                }),
              }),
            ]),
          },
        },
      }),
    );
    expect(pages).toHaveLength(2);
    const policy = JSON.stringify(
      pages[0]?.['Properties'].Integration.IntegrationResponses[0].ResponseParameters[
        'method.response.header.Content-Security-Policy'
      ],
    );
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain('PublishOutputFnGetAttDocuments7E5B2978RegionalDomainName');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });

  test('is read by the gateway through a role of exactly its files', () => {
    const [reader] = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) =>
      id.startsWith('WebReader'),
    );
    const [files, key]: { Action: string; Resource: unknown[] }[] =
      reader?.[1]['Properties']?.PolicyDocument.Statement ?? [];
    expect(files?.Action).toBe('s3:GetObject');
    expect(files?.Resource.map((resource) => /"(\/[^"]+)"\]\]/.exec(JSON.stringify(resource))?.[1])).toEqual([
      '/api/openapi.json',
      '/assets/*',
      '/index.html',
    ]);
    expect(key?.Action).toBe('kms:Decrypt');
  });
});
