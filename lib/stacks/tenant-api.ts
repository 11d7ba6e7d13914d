import type { Construct } from 'constructs';
import { AddressSync } from '#lib/constructs/address-sync.ts';
import type { WorkQueue } from '#lib/constructs/event-sources.ts';
import { letOnboard } from '#lib/constructs/onboarding-orders.ts';
import { PlaneRestApi } from '#lib/constructs/plane-rest-api.ts';
import { onPool, onTable, throughService } from '#lib/constructs/statements.ts';
import { perTenantForOperators, perTenantFunctions, type PerTenantFunction } from '#contract/functions.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { addLookingUnderGrants } from '#lib/constructs/support-role.ts';
import { decisionsAboutAccess, TenantRoles, type TenantRolesProps } from '#lib/constructs/tenant-roles.ts';
import { TenantWall } from '#lib/constructs/tenant-wall.ts';
import { WebSite } from '#lib/constructs/web-site.ts';
import type { Contract } from '#lib/contract.ts';
import { dedicatedHostsOf } from '#lib/dedicated-tenants.ts';
import { relyingPartyIdOf } from '#lib/relying-party.ts';
import type { FunctionBundles, LambdaName } from '#lib/functions.ts';
import { routes } from '#lib/routes.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Identity } from '#lib/stacks/identity.ts';
import type { Network } from '#lib/stacks/network.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

export type TenantApiProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly identity: Identity;
  /** The queue of Messaging: who forgot a password is found and mailed there. */
  readonly notices: WorkQueue;
  /** `undefined` where `settings.network` is `public-endpoints`. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
  readonly contract: Contract;
  /** Folder with the built web client. */
  readonly webAssets: string;
};

/** The tenant plane: sign-in, the customers' API and the web client. */
export class TenantApi extends StageStack {
  private readonly props: TenantApiProps;
  readonly support: ConfinedFunction;

  constructor(scope: Construct, props: TenantApiProps) {
    super(scope, {
      settings: props.settings,
      part: 'TenantApi',
      description: 'STAFee: the API and the web client of the tenants',
      controls: ['9.2.1', '9.4.1', '9.4.2', '13.1.3', 'CLD.9.5.2'],
      classification: 'confidential',
    });
    this.props = props;
    const [auth, authorizer] = [this.addAuth(), this.addAuthorizer()];
    const app = this.addTenantFunction('tenant-app', 'claims, approvals, journals, exports');
    const admin = this.addTenantFunction('tenant-admin', 'users, masters, settings');
    const documents = this.addTenantFunction('tenant-documents', 'pictures that every browser shows', {
      HEVC_DECODING: props.settings.decodesHevc ? 'on' : 'off',
    });
    this.addOnboarding();
    this.addRoles({ auth, app, admin, documents });
    this.support = addLookingUnderGrants(this, {
      ...props,
      make: (more) => this.addTenantFunction('tenant-support', 'what a company lets an operator see', more),
    });
    const { api } = new PlaneRestApi(this, 'Rest', {
      settings: props.settings,
      plane: 'tenant plane',
      routes,
      perTenant: new Set(perTenantFunctions),
      callerFacts: ['tenantId', 'userId'],
      throttle: props.settings.throttle,
      domain: props.settings.domain,
      furtherDomains: props.settings.dedicatedTenants.flatMap(({ host, certificateArn }) =>
        certificateArn === undefined ? [] : [{ name: host, certificateArn }],
      ),
      logsKey: props.foundation.logsKey,
      authorizer: authorizer.function,
      functions: {
        auth: auth.function,
        'tenant-app': app.function,
        'tenant-admin': admin.function,
        'tenant-documents': documents.function,
      },
      schemas: props.contract.schemas,
    });
    new WebSite(this, 'Web', {
      settings: props.settings,
      api,
      bucket: props.data.web,
      bucketKey: props.foundation.webKey,
      logsKey: props.foundation.logsKey,
      documentsOrigin:
        props.settings.documentsOrigin ?? `https://${props.data.documents.bucketRegionalDomainName}`,
      assets: props.webAssets,
      apiPath: '/api',
      contract: props.contract.text,
    });
    if (props.settings.hasWall) this.addWall(api.deploymentStage.stageArn);
  }

  private addWall(apiStageArn: string): void {
    const { settings, foundation, data, network, bundles } = this.props;
    const wall = new TenantWall(this, 'Wall', { settings, logsKey: foundation.logsKey });
    wall.wall.protect('Api', apiStageArn);
    new AddressSync(this, 'AddressSync', {
      settings,
      foundation,
      data,
      network: network?.operations,
      bundles,
      wall,
    });
  }

  /** Signs people in and out. Sees passwords, so it holds nothing but the door's rights. */
  private addAuth(): ConfinedFunction {
    const { data, identity, foundation, notices } = this.props;
    const auth = this.addFunction('auth', 'sign-in and sign-out', {
      TENANT_DATA_TABLE: data.tenantData.tableName,
      CONTROL_TABLE: data.control.tableName,
      SESSION_TABLE: data.session.tableName,
      KEYSTORE_TABLE: data.keystore.tableName,
      AUDIT_TABLE: data.audit.tableName,
      USER_POOL_ID: identity.tenantPool.userPoolId,
      USER_POOL_CLIENT_ID: identity.tenantClient.userPoolClientId,
      NOTICE_QUEUE_URL: notices.queueUrl,
      DEDICATED_HOSTS: dedicatedHostsOf(this.settings),
      RELYING_PARTY_ID: relyingPartyIdOf(this.settings),
    });
    auth.allow(
      onTable(data.control, 'GetItem'),
      onTable(data.session, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
      onPool(
        identity.tenantPool,
        'AdminInitiateAuth',
        'AdminRespondToAuthChallenge',
        'AdminSetUserPassword',
        // An authenticator counts, or does so no more.
        'AdminSetUserMFAPreference',
        // Of which company a user is who was made before the company was part of his name.
        'AdminGetUser',
        // The client's secret is read where it is used; an environment variable would show it to every reader.
        'DescribeUserPoolClient',
      ),
    );
    notices.letSend(auth);
    return auth;
  }

  private addAuthorizer(): ConfinedFunction {
    const { data, foundation } = this.props;
    const authorizer = this.addFunction('authorizer', 'who is calling, and from where', {
      TENANT_DATA_TABLE: data.tenantData.tableName,
      CONTROL_TABLE: data.control.tableName,
      SESSION_TABLE: data.session.tableName,
      DEDICATED_HOSTS: dedicatedHostsOf(this.settings),
    });
    authorizer.allow(
      onTable(data.control, 'BatchGetItem'),
      decisionsAboutAccess(data),
      onTable(data.session, 'BatchGetItem', 'UpdateItem'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    return authorizer;
  }

  /** Makes a tenant: its keys, its code, its first administrator. No route leads here; what operators order does. */
  private addOnboarding(): void {
    const { data, identity, foundation, settings } = this.props;
    const onboarding = this.addFunction('onboarding', 'a new tenant', {
      TENANT_DATA_TABLE: data.tenantData.tableName,
      CONTROL_TABLE: data.control.tableName,
      KEYSTORE_TABLE: data.keystore.tableName,
      AUDIT_TABLE: data.audit.tableName,
      KEK_ARN: foundation.keyEncryptionKey.keyArn,
      USER_POOL_ID: identity.tenantPool.userPoolId,
      APP_ORIGIN: settings.appOrigin,
      MAIL_FROM: settings.mailFrom,
    });
    letOnboard(this, onboarding, { data, identity, foundation, settings });
  }

  private addTenantFunction(
    name: PerTenantFunction | 'tenant-support',
    purpose: string,
    more: Readonly<Record<string, string>> = {},
  ): ConfinedFunction {
    const { data, foundation } = this.props;
    return this.addFunction(name, purpose, {
      TENANT_DATA_TABLE: data.tenantData.tableName,
      KEYSTORE_TABLE: data.keystore.tableName,
      AUDIT_TABLE: data.audit.tableName,
      DOCS_BUCKET: data.documents.bucketName,
      DOCS_KEY_ARN: foundation.documentsKey.keyArn,
      LAW_ROWS: JSON.stringify(this.settings.lawRows),
      ...more,
    });
  }

  private addFunction(
    name: LambdaName,
    purpose: string,
    environment: Readonly<Record<string, string>>,
  ): ConfinedFunction {
    return new ConfinedFunction(this, name, {
      settings: this.settings,
      description: `STAFee ${name}: ${purpose}`,
      bundle: this.props.bundles[name],
      environment,
      logsKey: this.props.foundation.logsKey,
      // The gateway waits 29 s for a function.
      timeoutSeconds: name === 'onboarding' ? 60 : 29,
      network: name === 'onboarding' ? this.props.network?.operations : this.props.network?.app,
      isPerTenant: [...perTenantFunctions, ...perTenantForOperators].some((one) => one === name),
      // A picture of 50 million pixels is 200 MB before it is a JPEG.
      ...(name === 'tenant-documents' ? { memoryMib: 2048 } : {}),
    });
  }

  private addRoles(holders: Omit<TenantRolesProps, 'data' | 'foundation'>): void {
    const { data, foundation } = this.props;
    const roles = new TenantRoles(this, 'Roles', { data, foundation, ...holders });
    holders.auth.function.addEnvironment('TENANT_AUTH_ROLE_ARN', roles.tenantAuth.roleArn);
    for (const [{ function: holder }, role] of [
      [holders.app, roles.tenantData],
      [holders.admin, roles.tenantAdmin],
      [holders.documents, roles.tenantDocuments],
    ] as const) {
      holder.addEnvironment('TENANT_DATA_ROLE_ARN', role.roleArn);
      holder.addEnvironment('PRESIGN_ROLE_ARN', roles.presign.roleArn);
    }
  }
}
