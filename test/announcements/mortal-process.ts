/** A process that dies at its n-th call: before it is made, or when it was made and its answer is lost. */
type Death = { readonly at: number; readonly isAfter: boolean };

/** From its death on it does nothing, until there is a new one. */
export const mortalProcess = () => {
  let death: Death | undefined;
  let calls = 0;
  let isDead = false;
  return {
    mortal:
      <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
      async (...args: Args): Promise<Answer> => {
        if (isDead) throw new Error('it is dead');
        const isLast = death !== undefined && calls === death.at;
        calls += 1;
        isDead = isLast;
        if (isLast && death?.isAfter !== true) throw new Error('killed before');
        const answer = await call(...args);
        if (isLast) throw new Error('killed behind');
        return answer;
      },
    dieAt: (next: Death): void => {
      [death, calls, isDead] = [next, 0, false];
    },
    /** @returns whether the one before died */
    revive: (): boolean => {
      const died = isDead;
      [death, isDead] = [undefined, false];
      return died;
    },
  };
};
