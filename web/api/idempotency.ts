/** Remembers the key of each deed whose outcome is unknown, so that the same deed sent again carries the same key. */
export type Keyring = {
  /** The key for this deed: the one of an unanswered earlier try, else a new one. */
  readonly keyFor: (deed: string) => string;
  /** An answer came: the next such deed is a new one. */
  readonly forget: (deed: string) => void;
};

export const createKeyring = (newKey: () => string): Keyring => {
  const open = new Map<string, string>();
  return {
    keyFor: (deed) => {
      const key = open.get(deed) ?? newKey();
      open.set(deed, key);
      return key;
    },
    forget: (deed) => {
      open.delete(deed);
    },
  };
};
