import { listSettingChoices } from '#contract/setting-choices.ts';
import { roleWords, type CompanyAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { useAnswer } from '#web/api/contract-client.ts';

export type LabelName = { readonly code: string; readonly name: string; readonly isOver: boolean };

/** 情報のラベル by their names, also those that ended; undefined while they are not known. */
export const useLabelNames = () => {
  const { data, error, refetch } = useAnswer(
    listSettingChoices,
    { query: { only: 'labels' } },
    { staleTime: 60_000 },
  );
  const names = data?.labels?.map(({ id: code, name, isOver = false }): LabelName => ({
    code,
    name,
    isOver,
  }));
  return { names, error, again: () => void refetch() };
};

/** How changes call what they are of: what nobody knows any more is called by its code. */
export type Naming = {
  readonly label: (code: string) => string;
  readonly role: (id: RoleId) => string;
};

/** By the names of now, and of whichever of these decisions knows a role. */
export const useNaming = (...decisions: readonly CompanyAccess[]): Naming => {
  const { names = [] } = useLabelNames();
  return {
    label: (code) => names.find((one) => one.code === code)?.name ?? code,
    role: (id) => decisions.map((access) => roleWords(id, access)).find((words) => words !== undefined) ?? id,
  };
};
