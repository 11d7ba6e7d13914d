import { Size } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as deployment from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

import { notFoundTemplate } from '#lib/constructs/gateway-responses.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import {
  commonHeaders,
  constant,
  contentSecurityPolicy,
  immutable,
  noStore,
} from '#lib/constructs/security-headers.ts';
import type { StageSettings } from '#lib/settings.ts';

export type WebSiteProps = {
  readonly settings: StageSettings;
  readonly api: apigateway.RestApi;
  readonly bucket: s3.Bucket;
  readonly bucketKey: kms.IKey;
  readonly logsKey: kms.IKey;
  /** @default pages load nothing from elsewhere */
  readonly documentsOrigin?: string;
  /** Folder with the built client: `index.html` and `assets/`. */
  readonly assets: string;
  /** Where the API begins: an unknown path below it is answered with a problem, not with the page. */
  readonly apiPath: '/api' | '/operator';
  /** Text of the OpenAPI document, for everybody to read. @default nobody reads it here */
  readonly contract?: string;
};

type Page = {
  /** Object in the web bucket; `{file}` stands for the last part of the path. */
  readonly object: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** The web client, served from its bucket through the API: one origin, all of it in Tokyo. */
export class WebSite extends Construct {
  private readonly props: WebSiteProps;
  private readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: WebSiteProps) {
    super(scope, id);
    this.props = props;
    this.role = this.addReader();
    this.addFiles();
    this.addPages();
  }

  private addReader(): iam.Role {
    const { bucket, bucketKey, contract } = this.props;
    const role = new iam.Role(this, 'Reader', {
      description: 'STAFee: the gateway reads the web client',
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
    });
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['s3:GetObject'],
        resources: ['index.html', 'assets/*', ...(contract === undefined ? [] : ['api/openapi.json'])].map(
          (object) => bucket.arnForObjects(object),
        ),
      }),
    );
    role.addToPolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [bucketKey.keyArn] }));
    return role;
  }

  /** Old assets stay (`prune: false`): a page that was open during a deploy still finds its files. */
  private addFiles(): void {
    const { contract } = this.props;
    new deployment.BucketDeployment(this, 'Files', {
      destinationBucket: s3.Bucket.fromBucketAttributes(this, 'Bucket', {
        bucketArn: this.props.bucket.bucketArn,
        // Left out, it would be cut out of the ARN by CloudFormation (docs/decisions/0096).
        bucketName: this.props.bucket.bucketName,
        encryptionKey: this.props.bucketKey,
      }),
      sources: [
        deployment.Source.asset(this.props.assets),
        ...(contract === undefined ? [] : [deployment.Source.data('api/openapi.json', contract)]),
      ],
      prune: false,
      role: this.addWriter(),
      memoryLimit: 512,
      ephemeralStorageSize: Size.mebibytes(512),
      logGroup: new KeptLogGroup(this, 'FilesLogs', {
        settings: this.props.settings,
        encryptionKey: this.props.logsKey,
      }),
    });
  }

  private addWriter(): iam.Role {
    return new iam.Role(this, 'Writer', {
      description: 'STAFee: a deployment writes the web client',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
  }

  private addPages(): void {
    const { root } = this.props.api;
    const html = {
      ...noStore,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(this.props.documentsOrigin),
    };
    const index: Page = { object: 'index.html', headers: html };
    this.addPage(root, index);
    this.addPage(root.resourceForPath('/{proxy+}'), index);
    this.addPage(root.resourceForPath('/assets/{file}'), { object: 'assets/{file}', headers: immutable });
    if (this.props.contract !== undefined)
      this.addPage(root.resourceForPath('/api/openapi.json'), {
        object: 'api/openapi.json',
        headers: { ...noStore, 'Content-Type': 'application/json; charset=utf-8' },
      });
    this.addUnknownApi();
  }

  private addPage(resource: apigateway.IResource, { object, headers }: Page): void {
    const all = { ...commonHeaders, ...headers };
    const hasFile = object.includes('{file}');
    const mapped = {
      ...Object.fromEntries(
        Object.entries(all).map(([name, value]) => [`method.response.header.${name}`, constant(value)]),
      ),
      ...('Content-Type' in all
        ? {}
        : { 'method.response.header.Content-Type': 'integration.response.header.Content-Type' }),
    };
    resource.addMethod(
      'GET',
      new apigateway.AwsIntegration({
        service: 's3',
        integrationHttpMethod: 'GET',
        path: `${this.props.bucket.bucketName}/${object}`,
        options: {
          credentialsRole: this.role,
          passthroughBehavior: apigateway.PassthroughBehavior.WHEN_NO_MATCH,
          ...(hasFile
            ? { requestParameters: { 'integration.request.path.file': 'method.request.path.file' } }
            : {}),
          integrationResponses: [
            { statusCode: '200', responseParameters: mapped },
            // S3 answers 403 for what is not there, as the role may not list.
            {
              statusCode: '404',
              selectionPattern: '4\\d{2}',
              responseTemplates: { 'application/json': notFoundTemplate },
            },
            {
              statusCode: '502',
              selectionPattern: '5\\d{2}',
              responseTemplates: { 'application/json': '{}' },
            },
          ],
        },
      }),
      {
        authorizationType: apigateway.AuthorizationType.NONE,
        ...(hasFile ? { requestParameters: { 'method.request.path.file': true } } : {}),
        methodResponses: [
          {
            statusCode: '200',
            responseParameters: Object.fromEntries(Object.keys(mapped).map((name) => [name, true])),
          },
          { statusCode: '404' },
          { statusCode: '502' },
        ],
      },
    );
  }

  /** Without this an unknown API path would be answered with the page. */
  private addUnknownApi(): void {
    const headers = { ...commonHeaders, ...noStore, 'Content-Type': 'application/problem+json' };
    const mapped = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, constant(value)]),
    );
    this.props.api.root.resourceForPath(`${this.props.apiPath}/{proxy+}`).addMethod(
      'GET',
      new apigateway.MockIntegration({
        requestTemplates: { 'application/json': '{"statusCode": 404}' },
        integrationResponses: [
          {
            statusCode: '404',
            responseParameters: mapped,
            responseTemplates: { 'application/json': notFoundTemplate },
          },
        ],
      }),
      {
        authorizationType: apigateway.AuthorizationType.NONE,
        methodResponses: [
          {
            statusCode: '404',
            responseParameters: Object.fromEntries(Object.keys(mapped).map((name) => [name, true])),
          },
        ],
      },
    );
  }
}
