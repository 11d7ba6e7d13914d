import { join } from 'node:path';

import { localStage } from '#lib/local-stage.ts';
import { openPort, type OpenPort } from '#local/aws/gateway/open-port.ts';
import { restApisOf, type RestApi } from '#local/aws/gateway/rest-api.ts';
import { serveGateway } from '#local/aws/gateway/serve-gateway.ts';
import { functionsOf } from '#local/aws/lambda/lambda-function.ts';
import { startLambda, type RunningLambda } from '#local/aws/lambda/start-lambda.ts';
import { machineTimer } from '#local/aws/lambda/timer.ts';
import { mailPage } from '#local/aws/mail/mail-page.ts';
import { provision } from '#local/aws/provisioning/provision.ts';
import { schedulesOf } from '#local/aws/schedules/schedules-of.ts';
import { startSchedules } from '#local/aws/schedules/start-schedules.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';
import { readTemplate } from '#local/aws/template/read-template.ts';

import type { Cloud, CloudOptions } from './running-cloud.ts';
import { wallBefore } from '#local/aws/waf/web-acl.ts';
import { allRowKinds } from '#rows/all.ts';
import { endpointsOf, endpointVariables } from './endpoints.ts';
import { openFolder } from './open-folder.ts';
import { rowRuleOf, tablesByName } from './row-rule.ts';
import { accountId, region, startServices, type Services } from '#local/aws/start-services.ts';
import { startSources, type RunningSources } from '#local/aws/start-sources.ts';

/** Resources that a test or a script may look up by their construct's name. */
const namedTypes = [
  'AWS::Backup::BackupVault',
  'AWS::Backup::RestoreTestingPlan',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
];

/** The physical name of a table; undefined in a template that has none of this construct. */
const tableNamesIn =
  (template: CloudTemplate) =>
  (construct: string): string | undefined =>
    template
      .ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')
      .find(({ path }) => `/${path}`.endsWith(`/${construct}`))?.name;

type Parts = {
  readonly template: CloudTemplate;
  readonly services: Services;
  readonly lambda: RunningLambda;
};

/** Where Node keeps what functions load, without its types: taking them off anew was half of each start. */
const compiled = join(import.meta.dirname, '../node_modules/.cache/stafee-threads');

const startFunctions = async (
  template: CloudTemplate,
  services: Services,
  { log, isClockMovable }: { readonly log: CloudOptions['log']; readonly isClockMovable: boolean },
): Promise<RunningLambda> => {
  const lambda: RunningLambda = await startLambda({
    ...services.options,
    functions: functionsOf(template),
    variables: () => ({
      NODE_COMPILE_CACHE: compiled,
      ...endpointVariables(endpointsOf(services, lambda.url)),
    }),
    isClockMovable,
    ...(log === undefined ? {} : { log }),
  });
  return lambda;
};

/** The tenants' API comes first; the operators' has the next port. */
const apisInOrder = (template: CloudTemplate): readonly RestApi[] =>
  restApisOf(template).toSorted(
    (left, right) => Number(right.stack.endsWith('-TenantApi')) - Number(left.stack.endsWith('-TenantApi')),
  );

/** The first API takes the port that is open already, each further one the next. */
const serveApis = async (
  { template, services, lambda }: Parts,
  first: OpenPort,
  { port = 0, log = () => undefined }: CloudOptions,
): Promise<readonly OpenPort[]> => {
  const ports: OpenPort[] = [];
  for (const [index, api] of apisInOrder(template).entries()) {
    // oxlint-disable-next-line no-await-in-loop -- ports are taken in order
    const own = index === 0 ? first : await openPort(port === 0 ? 0 : port + index);
    ports.push(own);
    const wall = wallBefore(api.id, template, services.waf.sets);
    serveGateway(own, {
      api,
      ...(wall === undefined ? {} : { wall }),
      region,
      accountId,
      backends: { lambda, readObject: services.s3.readObject },
      clock: services.options.clock,
      log: (line) => log('gateway', line),
      pages: { '/__mail': () => mailPage(services.mail.inbox()) },
    });
  }
  return ports;
};

const invokeIn =
  ({ lambda }: Parts): Cloud['invoke'] =>
  async (functionName, event, tenantId) => {
    const answered = await lambda.invoke({
      functionName,
      payload: JSON.stringify(event),
      ...(tenantId === undefined ? {} : { tenantId }),
    });
    const result: unknown = JSON.parse(answered.payload);
    if (answered.functionError === undefined) return result;
    const { errorType, errorMessage } = Object(result);
    throw new Error(`${functionName} failed: ${errorType}: ${errorMessage}`);
  };

const rememberingIn =
  (services: Services, { catchUp }: RunningSources, resetClock: () => void): Cloud['remember'] =>
  async () => {
    const comeToRest = async (): Promise<void> => {
      services.faults.clear();
      await catchUp();
      await services.dynamodb.catchUpIndexes();
    };
    await comeToRest();
    const takeBack = await services.remember();
    return async () => {
      await comeToRest();
      await takeBack();
      resetClock();
      services.calls.clear();
    };
  };

type Closer = () => unknown;

/** The last opened is closed first. */
const closeAll = async (closers: Closer[]): Promise<void> => {
  for (const close of closers.splice(0).toReversed()) {
    // oxlint-disable-next-line no-await-in-loop -- what uses a service ends before the service
    await close();
  }
};

/**
 * The SDK sets its clock by the first answer that refuses it, and tries again; what it had sent at the same time then
 * fails for good.
 */
const operatorsSdk = ({ operator: { accessKeyId, secretAccessKey }, options }: Services) => ({
  region,
  credentials: { accessKeyId, secretAccessKey },
  systemClockOffset: options.clock().getTime() - Date.now(),
});

const provisionFor = async (
  parts: Parts,
  { assembly, dataFolder }: CloudOptions,
  origin: string,
): Promise<void> => {
  const { template, services, lambda } = parts;
  const sdk = operatorsSdk(services);
  await provision(parts, {
    sdk,
    services: endpointsOf(services, lambda.url),
    mark: { assembly, origin, ...(dataFolder === undefined ? {} : { dataFolder }) },
  });
  if (dataFolder === undefined) return;
  const tables = tablesByName(allRowKinds, tableNamesIn(template));
  const endpoint = services.dynamodb.url;
  await openFolder({ dataFolder, tables, sdk: { ...sdk, endpoint } });
};

const openCloud = async (options: CloudOptions, closers: Closer[]): Promise<Cloud> => {
  let now = options.clock ?? (() => new Date());
  const clock = () => now();
  const { dataFolder, log } = options;
  const first = options.openPort ?? (await openPort(options.port ?? 0));
  closers.push(first.close);
  // Of every host of the stage: dedicated tenants have one below the common one.
  const replaced = { from: new URL(localStage.appOrigin).host, to: new URL(first.url).host };
  const template = readTemplate(options.assembly, { region, accountId }, replaced);
  const services = await startServices(template, {
    clock,
    whyNotStored: rowRuleOf(allRowKinds, tableNamesIn(template)),
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  closers.push(services.close);
  const isClockMovable = options.clock !== undefined || dataFolder === undefined;
  const lambda = await startFunctions(template, services, { log, isClockMovable });
  closers.push(lambda.close);
  const parts = { template, services, lambda };
  await provisionFor(parts, options, first.url);
  const sources = await startSources({ ...parts, log: log ?? (() => undefined) });
  closers.push(sources.close);
  const ports = await serveApis(parts, first, options);
  closers.push(...ports.slice(1).map(({ close }) => close));
  const schedules = schedulesOf(template);
  const stopSchedules = startSchedules({
    schedules: options.isServingSchedules === false ? [] : schedules,
    invoke: (functionName, payload) => lambda.invoke({ functionName, payload }),
    clock,
    timer: machineTimer,
  });
  closers.push(stopSchedules);
  services.calls.clear();

  const { accessKeyId, secretAccessKey } = services.operator;
  return {
    url: first.url,
    operatorUrl: ports[1]?.url ?? '',
    services: endpointsOf(services, lambda.url),
    operator: { accessKeyId, secretAccessKey },
    calls: services.calls,
    faults: services.faults,
    backup: services.backup.state,
    addressSets: services.waf.sets,
    mails: services.mail.inbox,
    holdMailEvents: services.mail.events.hold,
    nameOf: (construct) => template.find(construct, ...namedTypes).name,
    invoke: invokeIn(parts),
    unusedPermissions: services.unusedPermissions,
    schedules,
    catchUp: sources.catchUp,
    remember: rememberingIn(services, sources, () => {
      now = options.clock ?? (() => new Date());
    }),
    coolDown: lambda.coolDown,
    publish: sources.publish,
    setClock: (changed) => void (now = changed),
    close: () => closeAll(closers),
  };
};

/**
 * Starts the backend of a cloud assembly in this process, makes what the template asks for, and serves its API.
 * @throws Error with one clear sentence when the port is taken, or the data folder is damaged or of another schema;
 * nothing is left running then
 */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const closers: Closer[] = [];
  try {
    return await openCloud(options, closers);
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
};
