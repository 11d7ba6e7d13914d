import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';

import { answerChallenge } from './answer-challenge.ts';
import type { Directory } from './directory.ts';
import { signIn } from './sign-in.ts';

const operation = operationsRefusing('InvalidParameterException');
const parametersSchema = v.optional(v.record(v.string(), v.string()), {});
const initiateSchema = v.object({
  ClientId: v.string(),
  AuthFlow: v.string(),
  AuthParameters: parametersSchema,
});
const respondSchema = v.object({
  ClientId: v.string(),
  ChallengeName: v.string(),
  Session: v.optional(v.string(), ''),
  ChallengeResponses: parametersSchema,
});
const poolSchema = v.object({ UserPoolId: v.string() });

export const signingInOperations = (directory: Directory): Operations => ({
  InitiateAuth: operation(initiateSchema, ({ ClientId, AuthFlow, AuthParameters }) =>
    signIn(directory, {
      door: 'public',
      client: directory.clientOf(ClientId),
      flow: AuthFlow,
      parameters: AuthParameters,
    }),
  ),
  AdminInitiateAuth: operation(
    v.object({ ...initiateSchema.entries, ...poolSchema.entries }),
    ({ UserPoolId, ClientId, AuthFlow, AuthParameters }) =>
      signIn(directory, {
        door: 'admin',
        client: directory.clientOf(ClientId, UserPoolId),
        flow: AuthFlow,
        parameters: AuthParameters,
      }),
  ),
  RespondToAuthChallenge: operation(respondSchema, (input) =>
    answerChallenge(directory, {
      client: directory.clientOf(input.ClientId),
      challenge: input.ChallengeName,
      session: input.Session,
      responses: input.ChallengeResponses,
    }),
  ),
  AdminRespondToAuthChallenge: operation(
    v.object({ ...respondSchema.entries, ...poolSchema.entries }),
    (input) =>
      answerChallenge(directory, {
        client: directory.clientOf(input.ClientId, input.UserPoolId),
        challenge: input.ChallengeName,
        session: input.Session,
        responses: input.ChallengeResponses,
      }),
  ),
});
