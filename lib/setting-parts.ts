/** A repository on github.com, with the ids that GitHub keeps for owner and repository whatever they are called. */
export type RepositorySettings = {
  readonly owner: string;
  /** `gh api repos/OWNER/NAME --jq .owner.id`, a positive integer. */
  readonly ownerId: number;
  readonly name: string;
  /** `gh api repos/OWNER/NAME --jq .id`, a positive integer. */
  readonly id: number;
};

/** Where this stage is deployed from. */
export type DeploySettings = { readonly repository: RepositorySettings };

export type AlarmSettings = {
  /** Who is told. The address confirms by a link that SNS sends to it. */
  readonly mailTo: string;
};

/** A row of law that we shipped as pending and that has become law: its id in domain/rules, and its days. */
export type LawRowSettings = { readonly id: string; readonly validFrom: string; readonly validTo?: string };
