import { Duration, Size } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

import { addGatewayResponses } from '#lib/constructs/gateway-responses.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import { addRequestModels } from '#lib/constructs/request-models.ts';
import type { RequestSchemas } from '#lib/contract.ts';
import type { StageSettings } from '#lib/settings.ts';

type PlaneRoute<Name extends string> = {
  readonly function: Name;
  readonly access: 'session' | 'public';
};

export type PlaneRestApiProps<Name extends string> = {
  readonly settings: StageSettings;
  /** `tenant plane` or `operator plane`. */
  readonly plane: string;
  readonly logsKey: kms.IKey;
  /** The plane's route table. */
  readonly routes: Readonly<Record<string, PlaneRoute<Name>>>;
  readonly authorizer: lambda.IFunction;
  readonly functions: Readonly<Record<Name, lambda.IFunction>>;
  /** Functions with an environment per tenant: the gateway, never the client, says which. */
  readonly perTenant: ReadonlySet<Name>;
  readonly schemas: RequestSchemas;
  /** What the authorizer says of the caller and the access log keeps. */
  readonly callerFacts: readonly string[];
  readonly throttle: StageSettings['throttle'];
  /** @default the execute-api endpoint stays on and there is no custom domain (stage local only) */
  readonly domain: StageSettings['domain'] | undefined;
  /** Hosts beside the plane's own. @default none */
  readonly furtherDomains?: readonly NonNullable<StageSettings['domain']>[];
};

/** Never the path itself: it holds ids. Never a header: one holds the session. */
const accessLogOf = (callerFacts: readonly string[]): apigateway.AccessLogFormat =>
  apigateway.AccessLogFormat.custom(
    JSON.stringify({
      requestId: '$context.requestId',
      extendedRequestId: '$context.extendedRequestId',
      timeEpochMs: '$context.requestTimeEpoch',
      method: '$context.httpMethod',
      resourcePath: '$context.resourcePath',
      status: '$context.status',
      latencyMs: '$context.responseLatency',
      integrationStatus: '$context.integration.status',
      integrationError: '$context.integrationErrorMessage',
      errorType: '$context.error.responseType',
      ...Object.fromEntries(callerFacts.map((fact) => [fact, `$context.authorizer.${fact}`])),
      sourceIp: '$context.identity.sourceIp',
      tlsVersion: '$context.tlsVersion',
      cipherSuite: '$context.cipherSuite',
      responseLength: '$context.responseLength',
    }),
  );

const securityPolicy = apigateway.SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09;

/** One plane's API: its route table as API Gateway methods, each behind the authorizer unless the table says `public`. */
export class PlaneRestApi<Name extends string> extends Construct {
  readonly api: apigateway.RestApi;
  private readonly authorizer: apigateway.RequestAuthorizer;
  private readonly props: PlaneRestApiProps<Name>;

  constructor(scope: Construct, id: string, props: PlaneRestApiProps<Name>) {
    super(scope, id);
    this.props = props;
    this.api = this.addApi();
    this.authorizer = new apigateway.RequestAuthorizer(this, 'Authorizer', {
      handler: props.authorizer,
      // Nothing is cached, so that sign-out, a lost role and a new address list bite at the next request. Both
      // sources must be present all the same: without a cookie the answer is 401 and no function runs.
      resultsCacheTtl: Duration.seconds(0),
      identitySources: [
        apigateway.IdentitySource.header('Cookie'),
        apigateway.IdentitySource.context('identity.sourceIp'),
      ],
    });
    addGatewayResponses(this.api);
    this.addRoutes();
    const { domain, furtherDomains = [] } = props;
    if (domain !== undefined) this.addDomain(domain, '');
    for (const further of furtherDomains) this.addDomain(further, `-${further.name}`);
  }

  private addApi(): apigateway.RestApi {
    const { settings, logsKey, plane, domain, throttle, callerFacts } = this.props;
    const accessLogs = new KeptLogGroup(this, 'AccessLogs', { settings, encryptionKey: logsKey });
    const api = new apigateway.RestApi(this, 'Api', {
      // CloudWatch knows an API by its name only; two of one name would be counted as one.
      restApiName: `stafee-${settings.stage}-${plane.replace(' ', '-')}`,
      description: `STAFee ${settings.stage}: ${plane}`,
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      disableExecuteApiEndpoint: domain !== undefined,
      // Answers are text only, so no binary media types; large ones travel compressed.
      minCompressionSize: Size.kibibytes(1),
      cloudWatchRole: false,
      deployOptions: {
        stageName: 'app',
        accessLogDestination: new apigateway.LogGroupLogDestination(accessLogs),
        accessLogFormat: accessLogOf(callerFacts),
        // Execution logs would hold bodies, and with them passwords.
        loggingLevel: apigateway.MethodLoggingLevel.OFF,
        dataTraceEnabled: false,
        metricsEnabled: true,
        tracingEnabled: true,
        throttlingRateLimit: throttle.requestsPerSecond,
        throttlingBurstLimit: throttle.burst,
      },
    });
    const resource = api.node.defaultChild;
    if (resource instanceof apigateway.CfnRestApi) {
      // TLS 1.2 with forward secrecy or 1.3; the L2 construct has no property for it yet.
      resource.securityPolicy = securityPolicy;
      resource.endpointAccessMode = apigateway.EndpointAccessMode.STRICT;
    }
    return api;
  }

  private addRoutes(): void {
    const models = addRequestModels(this.api, this.props.schemas);
    const validator = this.api.addRequestValidator('Body', { validateRequestBody: true });
    for (const [key, route] of Object.entries<PlaneRoute<Name>>(this.props.routes)) {
      const [method = '', path = ''] = key.split(' ');
      const model = models.get(key);
      this.api.root.resourceForPath(path).addMethod(method, this.integrationOf(route), {
        ...(route.access === 'session'
          ? { authorizationType: apigateway.AuthorizationType.CUSTOM, authorizer: this.authorizer }
          : { authorizationType: apigateway.AuthorizationType.NONE }),
        ...(model === undefined
          ? {}
          : { requestModels: { 'application/json': model }, requestValidator: validator }),
      });
    }
  }

  private integrationOf(route: PlaneRoute<Name>): apigateway.LambdaIntegration {
    return new apigateway.LambdaIntegration(this.props.functions[route.function], {
      scopePermissionToMethod: false,
      ...(this.props.perTenant.has(route.function)
        ? {
            requestParameters: {
              'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.tenantId',
            },
          }
        : {}),
    });
  }

  private addDomain(domain: NonNullable<StageSettings['domain']>, suffix: string): void {
    const name = new apigateway.DomainName(this, `Domain${suffix}`, {
      domainName: domain.name,
      certificate: acm.Certificate.fromCertificateArn(this, `Certificate${suffix}`, domain.certificateArn),
      endpointType: apigateway.EndpointType.REGIONAL,
      securityPolicy,
      endpointAccessMode: apigateway.EndpointAccessMode.STRICT,
    });
    new apigateway.CfnBasePathMapping(this, `BasePath${suffix}`, {
      domainName: name.domainName,
      restApiId: this.api.restApiId,
      stage: this.api.deploymentStage.stageName,
    });
  }
}
