/** Who signs a call: a function's role, a tagged STS session, or the operator of this machine. */
export type Caller = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Present on temporary credentials only; a call without it is refused. */
  readonly sessionToken?: string;
  /** `arn:aws:iam::…:role/NAME`, `arn:aws:sts::…:assumed-role/NAME/SESSION` or `arn:aws:iam::…:root`. */
  readonly principalArn: string;
  /** The role behind the principal, where there is one: its policies judge the call. */
  readonly roleArn?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly expiresAt?: Date;
  /** The inline session policy given to AssumeRole, as JSON text. */
  readonly sessionPolicy?: string;
};

export type Callers = {
  readonly register: (caller: Caller) => void;
  readonly find: (accessKeyId: string) => Caller | undefined;
};

/** Access keys known to this machine. Tags and roles live here, never in the request. */
export const callersOf = (first: readonly Caller[] = []): Callers => {
  const known = new Map(first.map((caller) => [caller.accessKeyId, caller]));
  return {
    register: (caller) => void known.set(caller.accessKeyId, caller),
    find: (accessKeyId) => known.get(accessKeyId),
  };
};
