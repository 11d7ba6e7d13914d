import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { vi } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import { directoryNameOf } from '#domain/tenants/directory-name.ts';
import { authorizer } from '#lambdas/functions/authorizer.ts';
import { handler as authHandler } from '#lambdas/functions/auth.ts';
import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { startLocalServices } from './local-services.ts';
import {
  aContext,
  anEvent,
  anOrder,
  cookieHeader,
  tanaka,
  tenantIdIn,
  told,
  watanabe,
} from './tenant-plane.ts';

/** Keeps the functions' log lines out of the test's own output and gives them back. To be called before each test. */
export const keptLog = (): (() => string) => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  return () => write.mock.calls.map(([line]) => String(line)).join('');
};

export const password = 'Correct-Horse-7';
type From = { readonly sourceIp?: string };

const send = async (route: string, options: Parameters<typeof anEvent>[1] = {}) =>
  told(await authHandler(anEvent(route, options), aContext()));

const authorize = (
  cookie: string,
  { at = new Date(), sourceIp = '203.0.113.7' }: From & { at?: Date } = {},
) =>
  authorizer(() => at)({
    methodArn: 'arn:aws:execute-api:ap-northeast-1:000000000000:api/prod/GET/api/me',
    headers: cookieHeader(cookie),
    requestContext: { identity: { sourceIp } },
  } as unknown as APIGatewayRequestAuthorizerEvent);

/** 株式会社みなと商事 with two people who may sign in, and everything between the browser and their sessions. */
export const openFrontDoor = async (
  order: Record<string, unknown> = {},
  /** Of the services; the functions go by the machine's. */
  clock: () => Date = () => new Date(),
) => {
  const services = await startLocalServices(clock);
  const tenantId = tenantIdIn(await onboarding(anOrder(order), aContext()));
  const setPassword = (userId: string, Password = password) =>
    services.directory.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: process.env['USER_POOL_ID'] ?? '',
        Username: directoryNameOf({ tenantId, userId: userId as UserId }),
        Password,
        Permanent: true,
      }),
    );
  await setPassword(tanaka);
  await setPassword(watanabe);

  const logIn = (changes: Record<string, unknown> = {}, from: From = {}) =>
    send('POST /api/auth/login', {
      body: { companyCode: 'minato', loginId: 'tanaka', password, ...changes },
      ...from,
    });
  /** A request within a session, as the gateway forwards it. */
  const sendAs = async (cookie: string, route: string, options: Parameters<typeof anEvent>[1] = {}) => {
    const { context } = await authorize(cookie);
    return send(route, {
      ...options,
      headers: { ...cookieHeader(cookie), ...options.headers },
      authorizer: context ?? {},
    });
  };
  return { ...services, tenantId, setPassword, send, logIn, authorize, sendAs };
};
export type FrontDoor = Awaited<ReturnType<typeof openFrontDoor>>;

export const effectOf = (answer: { policyDocument: { Statement: unknown[] } }) =>
  (answer.policyDocument.Statement[0] as { Effect: string }).Effect;

/** Whether a request with this cookie would reach an endpoint. */
export const isAliveAt = async (door: Pick<FrontDoor, 'authorize'>, cookie: string): Promise<boolean> => {
  try {
    return effectOf(await door.authorize(cookie)) === 'Allow';
  } catch (error) {
    if (error instanceof Error && error.message === 'Unauthorized') return false;
    throw error;
  }
};
