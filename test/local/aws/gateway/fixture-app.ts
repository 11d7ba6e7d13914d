import { App, Duration, Fn, Size, Stack, TimeZone } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import { fileURLToPath } from 'node:url';

const handlers = fileURLToPath(new URL('./fixture-handlers', import.meta.url));
const tenantHeader = 'integration.request.header.X-Amz-Tenant-Id';

const functionOf = (
  stack: Stack,
  name: string,
  handler: string,
  props: Partial<lambda.FunctionProps> = {},
): lambda.Function =>
  new lambda.Function(stack, name, {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: `${handler}.handler`,
    code: lambda.Code.fromAsset(handlers),
    timeout: Duration.seconds(60),
    ...props,
  });

const addGatewayResponses = (api: apigateway.RestApi): void => {
  api.addGatewayResponse('BadBody', {
    type: apigateway.ResponseType.BAD_REQUEST_BODY,
    statusCode: '400',
    responseHeaders: { 'Cache-Control': "'no-store'" },
    templates: {
      'application/problem+json': '{"code":"input-malformed","requestId":"$context.requestId"}',
    },
  });
  api.addGatewayResponse('NoRoute', {
    type: apigateway.ResponseType.MISSING_AUTHENTICATION_TOKEN,
    statusCode: '404',
    templates: { 'application/problem+json': '{"code":"not-found","said":$context.error.messageString}' },
  });
};

const addSite = (stack: Stack, api: apigateway.RestApi): s3.Bucket => {
  const bucket = new s3.Bucket(stack, 'Web');
  const role = new iam.Role(stack, 'WebReader', {
    assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
  });
  bucket.grantRead(role);
  const fileAt = (path: string, mapping: Record<string, string>) =>
    new apigateway.AwsIntegration({
      service: 's3',
      integrationHttpMethod: 'GET',
      path: `${bucket.bucketName}/${path}`,
      options: {
        credentialsRole: role,
        requestParameters: mapping,
        integrationResponses: [
          {
            statusCode: '200',
            responseParameters: {
              'method.response.header.Content-Type': 'integration.response.header.Content-Type',
              'method.response.header.Cache-Control': "'no-store'",
            },
          },
          {
            selectionPattern: '4\\d{2}',
            statusCode: '404',
            responseTemplates: { 'text/html': '<p>not here</p>' },
          },
        ],
      },
    });
  const methodResponses = [
    {
      statusCode: '200',
      responseParameters: {
        'method.response.header.Content-Type': true,
        'method.response.header.Cache-Control': true,
      },
    },
    { statusCode: '404' },
  ];
  api.root.addMethod('GET', fileAt('index.html', {}), { methodResponses });
  api.root
    .addResource('assets')
    .addResource('{file}')
    .addMethod(
      'GET',
      fileAt('assets/{file}', { 'integration.request.path.file': 'method.request.path.file' }),
      {
        requestParameters: { 'method.request.path.file': true },
        methodResponses,
      },
    );
  return bucket;
};

const addMock = (parent: apigateway.IResource): void => {
  parent.addResource('mock').addMethod(
    'GET',
    new apigateway.MockIntegration({
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: [
        {
          statusCode: '200',
          responseParameters: { 'method.response.header.X-Fixed': "'yes'" },
          responseTemplates: { 'application/json': '{"id":"$context.requestId"}' },
        },
      ],
    }),
    {
      methodResponses: [
        { statusCode: '200', responseParameters: { 'method.response.header.X-Fixed': true } },
      ],
    },
  );
};

const authorizerOf = (stack: Stack, id: string, fn: lambda.Function, ttlSeconds: number) =>
  new apigateway.RequestAuthorizer(stack, id, {
    handler: fn,
    identitySources: [
      apigateway.IdentitySource.header('Cookie'),
      apigateway.IdentitySource.context('identity.sourceIp'),
    ],
    resultsCacheTtl: Duration.seconds(ttlSeconds),
  });

const addApi = (stack: Stack, core: Stack): apigateway.RestApi => {
  const api = new apigateway.RestApi(stack, 'Api', {
    cloudWatchRole: false,
    deployOptions: { stageName: 'v1' },
    minCompressionSize: Size.kibibytes(1),
  });
  addGatewayResponses(api);
  addMock(api.root);
  addSite(stack, api);
  const echo = functionOf(stack, 'Echo', 'echo', {
    environment: { TABLE: Fn.importValue('CoreName'), CORE: core.stackName },
  });
  const tenantEcho = functionOf(stack, 'TenantEcho', 'echo', {
    tenancyConfig: lambda.TenancyConfig.PER_TENANT,
  });
  const judge = functionOf(stack, 'Judge', 'judge');
  const authorizer = authorizerOf(stack, 'Authorizer', judge, 0);
  const cached = authorizerOf(stack, 'CachedAuthorizer', judge, 300);
  const proxy = new apigateway.LambdaIntegration(echo);
  const tenantProxy = new apigateway.LambdaIntegration(tenantEcho, {
    requestParameters: { [tenantHeader]: 'context.authorizer.tenantId' },
  });

  api.root.addResource('open').addMethod('ANY', proxy);
  api.root.addResource('closed').addMethod('ANY', tenantProxy, { authorizer });
  api.root.addResource('remembered').addMethod('GET', proxy, { authorizer: cached });
  api.root.addResource('tenantless').addMethod('GET', new apigateway.LambdaIntegration(tenantEcho));
  const things = api.root.addResource('things');
  things.addMethod('POST', proxy, {
    requestValidator: api.addRequestValidator('Body', { validateRequestBody: true }),
    requestModels: {
      'application/json': api.addModel('Thing', {
        schema: {
          schema: apigateway.JsonSchemaVersion.DRAFT4,
          type: apigateway.JsonSchemaType.OBJECT,
          required: ['title'],
          additionalProperties: false,
          properties: {
            title: {
              type: apigateway.JsonSchemaType.STRING,
              minLength: 1,
              maxLength: 5,
              pattern: '^[a-z]+$',
            },
            lines: {
              type: apigateway.JsonSchemaType.ARRAY,
              maxItems: 2,
              items: { type: apigateway.JsonSchemaType.INTEGER },
            },
          },
        },
      }),
    },
  });
  things.addResource('{thingId}').addMethod('GET', proxy, {
    requestParameters: { 'method.request.querystring.view': true },
    requestValidator: api.addRequestValidator('Parameters', { validateRequestParameters: true }),
  });
  api.root.addResource('files').addResource('{path+}').addMethod('GET', proxy);
  return api;
};

/* oxlint-disable no-new -- a construct adds itself to its scope */
const addSchedules = (stack: Stack, fn: lambda.Function): void => {
  new events.Rule(stack, 'Nightly', {
    schedule: events.Schedule.cron({ minute: '0', hour: '17' }),
    targets: [new targets.LambdaFunction(fn)],
  });
  new scheduler.Schedule(stack, 'MonthEnd', {
    schedule: scheduler.ScheduleExpression.cron({
      minute: '30',
      hour: '3',
      day: 'L',
      timeZone: TimeZone.ASIA_TOKYO,
    }),
    target: new schedulerTargets.LambdaInvoke(fn, {
      input: scheduler.ScheduleTargetInput.fromObject({ kind: 'month-end' }),
    }),
  });
};

/** A small app with one of everything that the gateway, the workers and the schedules understand. */
export const synthesizeFixture = (outdir: string): void => {
  const app = new App({ outdir, analyticsReporting: false });
  const env = { account: '000000000000', region: 'ap-northeast-1' };
  const core = new Stack(app, 'Core', { env });
  const bucket = new s3.Bucket(core, 'Docs');
  core.exportValue(bucket.bucketName, { name: 'CoreName' });
  const stack = new Stack(app, 'Front', { env });
  addApi(stack, core);
  addSchedules(stack, functionOf(stack, 'Job', 'echo'));
  app.synth();
};
