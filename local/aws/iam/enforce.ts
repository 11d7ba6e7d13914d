import type { Caller } from '#local/aws/calls/caller.ts';
import {
  ServiceFault,
  type Gate,
  type ServiceCall,
  type ServiceName,
} from '#local/aws/calls/service-call.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';
import { isMembers } from '#local/aws/template/members.ts';

import { keysUnder, requestContextOf } from '#local/aws/policies/condition-keys.ts';
import { evaluate, type AccessRequest, type Policies } from '#local/aws/policies/evaluate.ts';
import { placesOfTemplate, type Places } from './places-of-template.ts';
import {
  policiesOfTemplate,
  type RolePolicies,
  type TemplatePolicies,
} from '#local/aws/policies/policies-of-template.ts';
import { readPolicy, type Policy } from '#local/aws/policies/policy-document.ts';
import { accountOf } from '#local/aws/policies/principal-fits.ts';
import { textIn } from '#local/aws/policies/read-members.ts';
import { requestsOfCall } from './requests-of-call.ts';
import { usedPermissions, type UnusedPermission } from './used-permissions.ts';
import type { WantedAccess } from './wanted-access.ts';

/** Rights in the template that no call has needed so far, of all roles or of those whose construct's path is asked for. */
export type UnusedPermissions = (isAsked?: (path: string) => boolean) => readonly UnusedPermission[];

export type Enforcement = {
  /** Throws the service's own refusal for what the caller's policies do not allow. */
  readonly gate: Gate;
  readonly allows: (call: ServiceCall) => Promise<boolean>;
  readonly unusedPermissions: UnusedPermissions;
};

export type EnforcedWorld = {
  readonly policies: TemplatePolicies;
  readonly places: Places;
  readonly clock: () => Date;
};

const refusals = {
  backup: ['AccessDeniedException', 403],
  dynamodb: ['AccessDeniedException', 400],
  s3: ['AccessDenied', 403],
  kms: ['AccessDeniedException', 400],
  sts: ['AccessDenied', 403],
  'cognito-idp': ['AccessDeniedException', 400],
  ses: ['AccessDeniedException', 403],
  sqs: ['AccessDenied', 403],
  lambda: ['AccessDeniedException', 403],
  wafv2: ['AccessDeniedException', 400],
} as const satisfies Record<ServiceName, readonly [code: string, statusCode: number]>;

/** The machine's operator, and who needed no signature, as Cognito's public operations. */
const isBeyondPolicies = ({ principalArn }: Caller): boolean =>
  principalArn === 'anonymous' || /^arn:aws:iam::\d{12}:root$/.test(principalArn);

/** A bucket's ARN names no account; there are none on this machine but the account's own. */
const ownerAccountOf = (resource: string, { accountId }: Places): string => accountOf(resource) || accountId;

const contextOf = (
  { caller, input }: ServiceCall,
  { keys, via, resource }: WantedAccess,
  { role, world }: { readonly role: RolePolicies | undefined; readonly world: EnforcedWorld },
): AccessRequest['context'] => {
  const now = world.clock();
  const address = isMembers(input) ? textIn(input, 'sourceIp') : undefined;
  return requestContextOf(keys, {
    'aws:PrincipalArn': caller.roleArn ?? caller.principalArn,
    'aws:PrincipalAccount': accountOf(caller.principalArn),
    'kms:CallerAccount': accountOf(caller.principalArn),
    'aws:ResourceAccount': ownerAccountOf(resource, world.places),
    'aws:RequestedRegion': world.places.region,
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    // HTTP on the loopback stands for the TLS that every AWS endpoint speaks.
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': String(via !== undefined),
    'aws:CalledVia': via === undefined ? undefined : [`${via}.amazonaws.com`],
    // A service that asks on somebody's behalf shows no address.
    'aws:SourceIp': via === undefined ? (address ?? '127.0.0.1') : undefined,
    ...keysUnder('aws:PrincipalTag/', { ...role?.tags, ...caller.tags }),
  });
};

/** A table's policy is about its indexes too, a bucket's about its objects. */
const ownerOf = (resource: string): string =>
  resource.startsWith('arn:aws:s3:::')
    ? (resource.split('/')[0] ?? '')
    : (resource.split('/index/')[0] ?? '');

const sessionPolicies = new WeakMap<Caller, Policy>();

const sessionPolicyOf = (caller: Caller): Policy | undefined => {
  if (caller.sessionPolicy === undefined) return undefined;
  const policy = sessionPolicies.get(caller) ?? readPolicy('the session', JSON.parse(caller.sessionPolicy));
  sessionPolicies.set(caller, policy);
  return policy;
};

const ruleFor = (
  { resource }: WantedAccess,
  { principalArn }: Caller,
  places: Places,
): 'either' | 'key' | 'both' => {
  if (ownerAccountOf(resource, places) !== accountOf(principalArn)) return 'both';
  return resource.startsWith('arn:aws:kms:') ? 'key' : 'either';
};

const policiesFor = (wanted: WantedAccess, caller: Caller, { policies, places }: EnforcedWorld): Policies => {
  const role = policies.roles.get(caller.roleArn ?? '');
  return {
    identity: role?.policies ?? [],
    boundary: role?.boundary,
    session: sessionPolicyOf(caller),
    resource: policies.ofResource.get(ownerOf(wanted.resource)),
    rule: ruleFor(wanted, caller, places),
  };
};

/**
 * Judges every call by the policies of the template. STS is asked for the caller's side only: the role's trust policy
 * is judged where the session is made, and both must allow, although AWS is content with the latter in one account.
 */
export const enforcing = (world: EnforcedWorld): Enforcement => {
  const { places, policies } = world;
  const used = usedPermissions();
  const judge = (call: ServiceCall, wanted: WantedAccess): void => {
    const { caller, service } = call;
    const { action, resource } = wanted;
    const principal = {
      arn: caller.principalArn,
      ...(caller.roleArn === undefined ? {} : { roleArn: caller.roleArn }),
    };
    const context = contextOf(call, wanted, { role: policies.roles.get(caller.roleArn ?? ''), world });
    const decision = evaluate({ action, resource, principal, context }, policiesFor(wanted, caller, world));
    if (decision.decision === 'allowed') {
      used.record(decision.by, action);
      return;
    }
    const [code, statusCode] = refusals[service];
    const denied = `User: ${caller.principalArn} is not authorized to perform: ${action} on resource: ${resource}`;
    throw new ServiceFault(code, `${denied} ${decision.because}`, statusCode);
  };
  const gate: Gate = async (call) => {
    if (isBeyondPolicies(call.caller)) return;
    for (const wanted of requestsOfCall(call, places)) judge(call, wanted);
  };
  return {
    gate,
    allows: (call) =>
      gate(call).then(
        () => true,
        (error: unknown) => {
          if (error instanceof ServiceFault) return false;
          throw error;
        },
      ),
    unusedPermissions: (isAsked = () => true) =>
      used.unused([...policies.roles.values()].filter(({ path }) => isAsked(path))),
  };
};

/**
 * `enforcing` for a synthesized template.
 * @throws Error for a policy that IAM would refuse
 */
export const enforcingTemplate = (
  template: CloudTemplate,
  place: { readonly region: string; readonly accountId: string; readonly clock: () => Date },
): Enforcement =>
  enforcing({
    policies: policiesOfTemplate(template),
    places: placesOfTemplate(template, place),
    clock: place.clock,
  });
