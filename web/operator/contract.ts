// Written by `npm run contract` from the endpoints' schemas: change those.
/* eslint-disable max-lines */

type AnswerChallengeBody = {
  readonly challengeId: string;
  readonly newPassword?: string;
  readonly code?: string;
};

type AnswerChallengeAnswer = {
  readonly outcome: 'new-password-required';
  readonly challengeId: string;
  readonly policy: {
    readonly minimumLength: number;
  };
} | {
  readonly outcome: 'totp-setup-required';
  readonly challengeId: string;
  readonly secret: string;
  readonly otpauthUri: string;
} | {
  readonly outcome: 'totp-required';
  readonly challengeId: string;
} | {
  readonly outcome: 'signed-in';
  readonly csrfToken: string;
  readonly operator: {
    readonly id: string;
    readonly name: string;
  };
};

type LogInBody = {
  readonly operatorId: string;
  readonly password: string;
};

type LogInAnswer = {
  readonly outcome: 'new-password-required';
  readonly challengeId: string;
  readonly policy: {
    readonly minimumLength: number;
  };
} | {
  readonly outcome: 'totp-setup-required';
  readonly challengeId: string;
  readonly secret: string;
  readonly otpauthUri: string;
} | {
  readonly outcome: 'totp-required';
  readonly challengeId: string;
};

type ShowOperatorAnswer = {
  readonly csrfToken: string;
  readonly operator: {
    readonly id: string;
    readonly name: string;
  };
};

type ListTenantsQuery = {
  readonly limit?: string;
  readonly cursor?: string;
};

type ListTenantsAnswer = {
  readonly items: readonly {
    readonly tenantId: string;
    readonly companyCode: string;
    readonly name: string;
    readonly state: string;
    readonly plan: string;
    readonly cell: string;
    readonly createdAt: string;
  }[];
  readonly nextCursor?: string;
};

/** Route → what is sent and what comes back. */
export type Contract = {
  readonly 'POST /operator/auth/challenges': {
    readonly body: AnswerChallengeBody;
    readonly answer: AnswerChallengeAnswer;
  };
  readonly 'POST /operator/auth/login': {
    readonly body: LogInBody;
    readonly answer: LogInAnswer;
  };
  readonly 'POST /operator/auth/logout': {
    readonly answer: undefined;
  };
  readonly 'GET /operator/me': {
    readonly answer: ShowOperatorAnswer;
  };
  readonly 'GET /operator/tenants': {
    readonly query: ListTenantsQuery;
    readonly answer: ListTenantsAnswer;
  };
};
